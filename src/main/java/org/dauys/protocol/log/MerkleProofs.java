package org.dauys.protocol.log;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.transcript.Hash;

/**
 * L-2, L-3: proofs that an entry stands in a tree and that one tree continues another (RFC 9162 §2.1.3, §2.1.4). Making
 * them reads logarithmically many hashes of full subtrees.
 */
public final class MerkleProofs {
    private MerkleProofs() {}

    /** The root of the first {@code size} leaves. */
    public static Hash root(HashSource source, long size) {
        return size == 0 ? Hash.sha256() : subtree(source, 0, size);
    }

    /** RFC 9162 §2.1.3.1: {@code PATH(index, D_size)}, {@code 0 ≤ index < size}. */
    public static List<Hash> inclusion(HashSource source, long index, long size) {
        require(0 <= index && index < size);
        var path = new ArrayList<Hash>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                path.add(0, subtree(source, middle, end));
                end = middle;
            } else {
                path.add(0, subtree(source, start, middle));
                start = middle;
            }
        }
        return List.copyOf(path);
    }

    /** RFC 9162 §2.1.4.1: {@code PROOF(from, D_to)}, {@code 0 ≤ from ≤ to}; empty where L-3 says so. */
    public static List<Hash> consistency(HashSource source, long from, long to) {
        require(0 <= from && from <= to);
        if (from == 0) {
            return List.of();
        }
        var proof = new ArrayList<Hash>();
        long start = 0;
        long end = to;
        while (end != from) {
            long middle = start + split(end - start);
            if (from <= middle) {
                proof.add(0, subtree(source, middle, end));
                end = middle;
            } else {
                proof.add(0, subtree(source, start, middle));
                start = middle;
            }
        }
        if (start != 0) { // the old tree isn't one full subtree of the new, so its last part is needed
            proof.add(0, subtree(source, start, end));
        }
        return List.copyOf(proof);
    }

    /** L-2, RFC 9162 §2.1.3.2. Does {@code proof} show that {@code leaf} is leaf {@code index} of that tree? */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        var r = leaf;
        for (Hash p : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = TreeHash.node(p, r);
                int zeros = Long.numberOfTrailingZeros(fn); // fn isn't 0: it is odd, or equals sn
                fn >>= zeros;
                sn >>= zeros;
            } else {
                r = TreeHash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /** L-3, RFC 9162 §2.1.4.2. Does {@code proof} show that the tree {@code to} continues the tree {@code from}? */
    public static boolean continues(long from, Hash fromRoot, long to, Hash toRoot, List<Hash> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && fromRoot.equals(toRoot);
        }
        if (from == 0) {
            return proof.isEmpty() && fromRoot.equals(Hash.sha256());
        }
        return isPowerOfTwo(from)
                ? follows(from, fromRoot, to, toRoot, fromRoot, proof)
                : !proof.isEmpty() && follows(from, fromRoot, to, toRoot, proof.get(0), proof.subList(1, proof.size()));
    }

    private static boolean follows(long from, Hash fromRoot, long to, Hash toRoot, Hash first, List<Hash> rest) {
        int ones = Long.numberOfTrailingZeros(~(from - 1));
        long fn = (from - 1) >> ones;
        long sn = (to - 1) >> ones;
        var fr = first;
        var sr = first;
        for (Hash c : rest) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(c, fr);
                sr = TreeHash.node(c, sr);
                int zeros = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>= zeros;
                sn >>= zeros;
            } else {
                sr = TreeHash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(fromRoot) && sr.equals(toRoot);
    }

    /** The root of the leaves {@code start..end−1}; {@code start} is a multiple of the largest full subtree in them. */
    private static Hash subtree(HashSource source, long start, long end) {
        long width = end - start;
        if (isPowerOfTwo(width)) {
            int level = Long.numberOfTrailingZeros(width);
            return source.hash(level, start >> level);
        }
        long middle = start + split(width);
        return TreeHash.node(subtree(source, start, middle), subtree(source, middle, end));
    }

    /** The largest power of two below {@code width}, which is at least 2. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static boolean isPowerOfTwo(long size) {
        return Long.bitCount(size) == 1;
    }

    private static void require(boolean lawful) {
        if (!lawful) {
            throw new IndexOutOfBoundsException("no such leaf or tree");
        }
    }
}
