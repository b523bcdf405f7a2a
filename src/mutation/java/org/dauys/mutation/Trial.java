package org.dauys.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.dauys.mutation.Mutant.End;
import org.pitest.mutationtest.engine.MutationDetails;

/** Tries the mutants that are left, until one makes the service unfit for the next. */
final class Trial {
    private final Swap swap;
    private final NearTests tests;
    private final Tried tried;

    Trial(Swap swap, NearTests tests, Tried tried) {
        this.swap = swap;
        this.tests = tests;
        this.tried = tried;
    }

    void run() throws IOException {
        var all = swap.mutants();
        int before = tried.all().size();
        for (int i = before; i < all.size(); i++) {
            run(all.get(i), i == before);
        }
    }

    /** @param fresh nothing else has been tried in this process, so that whatever goes wrong is this mutant's doing */
    private void run(MutationDetails mutant, boolean fresh) throws IOException {
        swap.in(mutant);
        var killer = tests.failing(mutant.getId().getLocation(), () -> end(mutant, fresh, End.TIMED_OUT));
        swap.out(mutant);
        if (killer.isPresent() && !tests.lastPasses(() -> end(mutant, fresh, End.KILLED))) {
            end(mutant, fresh, End.KILLED);
        }
        note(mutant, killer.isPresent() ? End.KILLED : End.LIVES, killer.orElse("no test"));
    }

    private synchronized void note(MutationDetails mutant, End end, String why) throws IOException {
        tried.add(Mutant.of(mutant, end));
        System.out.println("MUTANT " + end + " " + mutant.getId() + " by " + why);
    }

    /**
     * Leaves the rest to a new process, also this mutant if one before it may have done the damage. Nothing is noted any more: exit
     * doesn't return.
     */
    private synchronized void end(MutationDetails mutant, boolean fresh, End end) {
        try {
            if (fresh) {
                note(mutant, end, "a test that still fails without it");
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            Runtime.getRuntime().exit(Trials.REST);
        }
    }
}
