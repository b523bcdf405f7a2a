package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;
import org.hibernate.StatelessSession;

/** The trees over members' digests of the rolls that were asked for last, rebuilt from the database on demand. */
@ApplicationScoped
class MemberTrees {
    /** 22 MB each at 350,000 members. */
    private static final int KEPT = 4;

    private static final int PAGE = 10_000;

    private final StatelessSession session;

    /** By root, so that a roll frozen anew is another tree. */
    private final Map<Hash, HashTree> byRoot = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, HashTree> eldest) {
            return size() > KEPT;
        }
    };

    @Inject
    MemberTrees(StatelessSession session) {
        this.session = session;
    }

    synchronized HashTree tree(UUID election, Hash root) {
        return byRoot.computeIfAbsent(root, ignored -> {
            var tree = new HashTree();
            each(election, digest -> tree.add(TreeHash.leaf(digest.encode())));
            return tree;
        });
    }

    /** The digest's place among all of the roll. */
    int index(UUID election, Hash digest) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createSelectionQuery(
                                "select count(*) from DigestRow where election = ?1 and digest < ?2", Long.class)
                        .setParameter(1, election)
                        .setParameter(2, digest.encode())
                        .getSingleResult())
                .intValue();
    }

    /** The digests of a roll, ascending. */
    void each(UUID election, Consumer<Hash> each) {
        byte[] last = {};
        List<byte[]> page;
        do {
            var after = last;
            page = QuarkusTransaction.joiningExisting()
                    .call(() -> session.createSelectionQuery(
                                    "select digest from DigestRow where election = ?1 and digest > ?2 order by digest",
                                    byte[].class)
                            .setParameter(1, election)
                            .setParameter(2, after)
                            .setMaxResults(PAGE)
                            .getResultList());
            for (var digest : page) {
                each.accept(Hash.decode(digest).orElseThrow());
                last = digest;
            }
        } while (page.size() == PAGE);
    }
}
