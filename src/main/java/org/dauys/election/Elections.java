package org.dauys.election;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Draft;
import org.dauys.protocol.transcript.Hash;

/** The elections of this installation. */
public interface Elections {
    Optional<Election> find(ElectionId id);

    Optional<Election> find(Slug slug);

    /** Elections that the person has a part in, newest first. */
    List<Election> of(StaffId staff, int from, int limit);

    int count(StaffId staff);

    /** Elections in which the person has this role, newest first: as many as a page of tasks may have to show. */
    default List<Election> of(StaffId staff, Role role) {
        return of(staff, 0, 100).stream()
                .filter(election -> election.has(staff, role))
                .toList();
    }

    /**
     * The part of who has this role in a final election; empty for all others, as if there were none.
     *
     * @param slug as it stands in the address: anything
     */
    default Optional<Part> part(String slug, StaffId staff, Role role) {
        return Slug.of(slug)
                .flatMap(this::find)
                .filter(election -> election.has(staff, role))
                .flatMap(election -> election instanceof Election.Frozen frozen
                        ? frozen.people()
                                .find(staff)
                                .map(person -> new Part(frozen, frozen.people().idOf(person)))
                        : Optional.empty());
    }

    /** Frozen elections, newest first: those the public may see. */
    List<Election.Frozen> published(int from, int limit);

    int countPublished();

    /** Stores a new draft with {@code by} as its first committee member. False, and nothing is done, if the name is taken. */
    boolean create(ElectionId id, Slug slug, Draft draft, StaffId by, Instant now);

    /** Replaces text and rules. */
    Saving save(ElectionId id, int version, Draft draft);

    Saving save(ElectionId id, int version, People people);

    /** {@link Saving#NAME_TAKEN} if another election is called so. */
    Saving rename(ElectionId id, int version, Slug slug);

    /**
     * Makes it final.
     *
     * @param manifest the document of entry 0
     * @param hash of entry 0
     */
    Saving freeze(ElectionId id, int version, byte[] manifest, Hash hash, Instant now);

    /** Undoes {@link #freeze}, for a manifest that the log did not take. */
    void thaw(ElectionId id);

    /** The document of a frozen election's entry 0. */
    Optional<byte[]> manifest(ElectionId id);

    /** Forgets a draft for good. */
    Saving delete(ElectionId id, int version);

    /** What became of a change. */
    enum Saving {
        DONE,
        /** Somebody else changed it since it was read. */
        CHANGED_MEANWHILE,
        /** It is final, or was deleted. */
        NOT_A_DRAFT,
        NAME_TAKEN
    }
}
