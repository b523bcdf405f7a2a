package org.dauys.credential;

import java.util.Map;
import org.dauys.platform.Language;

/** Lays out what the letters of one election have in common. */
public interface LetterSheets {
    /** A sheet in each language. */
    Map<Language, Sheet> sheets(Map<Language, Notice> notices);

    /** The last page, which shows who printed the letters that the file is whole. */
    Sheet control(Notice notice, int letters, String number);
}
