package org.dauys.desk.web;

import java.util.Locale;
import java.util.Optional;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Share.Comparison;

/**
 * A share as a form shows it: one of the usual ones, or any other in numbers.
 *
 * @param preset the word of the usual one, or {@code other}
 */
record ShareForm(String preset, boolean ofRoll, boolean moreThan, int num, int den) {
    private enum Preset implements Word {
        NONE,
        HALF,
        TWO_THIRDS,
        OTHER;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ShareForm of(Optional<Share> share, Base usual) {
        var shown = share.orElse(majority(usual));
        return new ShareForm(
                share.map(known -> preset(known, usual)).orElse(Preset.NONE).word(),
                shown.of() == Base.ROLL,
                shown.comparison() == Comparison.MORE,
                shown.numerator(),
                shown.denominator());
    }

    /** @param name of the choice; those of the numbers begin with it */
    static Optional<Share> read(Typed form, String name, Base usual) {
        return switch (form.choice(name, Preset.class, Preset.NONE)) {
            case NONE -> Optional.empty();
            case HALF -> Optional.of(majority(usual));
            case TWO_THIRDS -> Optional.of(twoThirds(usual));
            case OTHER ->
                Optional.of(new Share(
                        form.chosen(name + "-of", Base.class).orElse(usual),
                        form.choice(name + "-cmp", Comparison.class, Comparison.MORE),
                        form.number(name + "-num", 1),
                        form.number(name + "-den", 2)));
        };
    }

    private static Preset preset(Share share, Base usual) {
        if (share.equals(majority(usual))) {
            return Preset.HALF;
        }
        return share.equals(twoThirds(usual)) ? Preset.TWO_THIRDS : Preset.OTHER;
    }

    private static Share twoThirds(Base usual) {
        return new Share(usual, Comparison.AT_LEAST, 2, 3);
    }

    static Share majority(Base base) {
        return new Share(base, Comparison.MORE, 1, 2);
    }
}
