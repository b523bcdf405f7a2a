package org.dauys.election.web;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share;

/** What templates ask a rule and its shares. */
@TemplateExtension
final class Shares {
    private static final long[] EXAMPLES = {10, 100, 287};

    private Shares() {}

    /** So many people, so many of them needed. */
    record Need(long people, long needed) {}

    /** What a share comes to for some numbers of people. */
    record Examples(boolean quorum, boolean ofRoll, List<Need> needs) {}

    static ShareWord word(Share share) {
        return ShareWord.of(share);
    }

    static boolean ofRoll(Share share) {
        return share.of() == Share.Base.ROLL;
    }

    /** True where only the numbers say it. */
    static boolean unnamed(Share share) {
        var word = ShareWord.of(share);
        return word == ShareWord.MORE_OTHER || word == ShareWord.LEAST_OTHER;
    }

    static List<Examples> examples(DecisionRule rule) {
        return Stream.concat(
                        rule.quorum().stream().map(share -> examples(share, true)),
                        rule.decision().stream().map(share -> examples(share, false)))
                .toList();
    }

    private static Examples examples(Share share, boolean quorum) {
        var needs = LongStream.of(EXAMPLES)
                .mapToObj(people -> new Need(people, share.fewest(people)))
                .toList();
        return new Examples(quorum, ofRoll(share), needs);
    }
}
