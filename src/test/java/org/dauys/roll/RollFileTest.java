package org.dauys.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dauys.platform.Language;
import org.dauys.roll.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollFileTest {
    private static final String PLAIN = "card,name,email,phone,language,organisation\n"
            + "1201,Айгүл Сәрсенқызы,aigul@example.kz,8 701 123 45 67,kk,№ 5 мектеп\n"
            + "1202,Игорь Петров,,,ru,\n";

    @TempDir
    private Path folder;

    /** What a reading gave, in the order in which it came. */
    private record Read(List<Integer> lines, List<Member> members, List<Finding> findings) implements RollFile.Rows {
        Read() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void member(int line, Member member) {
            lines.add(line);
            members.add(member);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        List<Kind> kinds() {
            return findings.stream().map(Finding::kind).toList();
        }
    }

    private Read read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("roll.csv"), bytes);
        var read = new Read();
        RollFile.read(file, read);
        return read;
    }

    private Read read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_every_column() throws IOException {
        var read = read(PLAIN);
        assertEquals(List.of(2, 3), read.lines());
        assertEquals(
                new Member(
                        Card.read("1201").orElseThrow(),
                        "Айгүл Сәрсенқызы",
                        "aigul@example.kz",
                        "+77011234567",
                        Language.KK,
                        "№ 5 мектеп"),
                read.members().get(0));
        assertEquals(Language.RU, read.members().get(1).language());
        assertEquals(List.of(Finding.row(3, Kind.EMAIL_MISSING, "")), read.findings());
    }

    @Test
    void a_byte_order_mark_belongs_to_no_heading() throws IOException {
        assertEquals(read(PLAIN).members(), read("\uFEFF" + PLAIN).members());
    }

    @Test
    void a_unicode_text_of_a_spreadsheet_is_read() throws IOException {
        var text = "\uFEFF" + PLAIN.replace(',', '\t').replace("\n", "\r\n");
        assertEquals(
                read(PLAIN).members(),
                read(text.getBytes(StandardCharsets.UTF_16LE)).members());
    }

    @Test
    void windows_1251_is_seen_and_said() throws IOException {
        var read = read("Номер билета;ФИО\n1201;Айг?л Петрова\n".getBytes(Charset.forName("windows-1251")));
        assertEquals("Айг?л Петрова", read.members().get(0).name());
        assertEquals(List.of(Kind.ENCODING_GUESSED, Kind.LETTERS_LOST, Kind.EMAIL_MISSING), read.kinds());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void finds_what_separates_the_cells(String separator) throws IOException {
        assertEquals(read(PLAIN).members(), read(PLAIN.replace(",", separator)).members());
    }

    @Test
    void a_spreadsheets_own_word_on_the_separator_is_followed() throws IOException {
        var read = read("sep=|\r\ncard|name|email\r\n7|\"Ким, Олег\"|a@b.kz\r\n");
        assertEquals("Ким, Олег", read.members().get(0).name());
        assertEquals(List.of(3), read.lines());
    }

    @Test
    void no_word_makes_the_quote_a_separator() throws IOException {
        var read = read("sep=\"\r\ncard,name\r\n7,Ким\r\n");
        assertEquals("Ким", read.members().get(0).name());
        assertEquals(List.of(3), read.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "Номер профсоюзного билета, Фамилия Имя Отчество, Эл. почта",
        "Билет нөмірі, Аты-жөні, Электрондық пошта",
        "Membership card, Full name, E-mail",
        "CARD_NO, name, email"
    })
    void knows_the_headings_in_three_languages(String card, String name, String email) throws IOException {
        var read = read(name + ";" + email + ";" + card + "\nАйгүл;a@b.kz;1\n");
        assertEquals(List.of(), read.findings());
        assertEquals("1", read.members().get(0).card().shown());
        assertEquals("a@b.kz", read.members().get(0).email());
    }

    @Test
    void a_line_number_is_the_files_own_even_after_cells_of_several_lines() throws IOException {
        var read = read("card,name,email\n1,\"A\nB\",a@b.kz\n\n2,,x\n");
        assertEquals(List.of(2, 5), read.lines());
        assertEquals(
                List.of(Finding.row(5, Kind.NAME_MISSING, ""), Finding.row(5, Kind.EMAIL_MALFORMED, "x")),
                read.findings());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "CARD_MISSING, ',Ким,a@b.kz', no card",
        "CARD_SPOILT, '1.23457E+11,Ким,a@b.kz', rounded by a spreadsheet",
        "CARD_UNUSABLE, '<1>,Ким,a@b.kz', letters no card has",
        "NAME_MISSING, '1,,a@b.kz', no name",
        "EMAIL_MISSING, '1,Ким,', no address",
        "EMAIL_MALFORMED, '1,Ким,a@b', no dot",
        "EMAIL_MALFORMED, '1,Ким,\"a@b.kz, c@d.kz\"', two addresses",
        "EMAIL_MALFORMED, '1,Ким,\u0430@b.kz', a Cyrillic letter",
        "ROW_TOO_LONG, '1,Ким,a@b.kz,Олег', an unquoted separator",
        "LETTERS_LOST, '1,Г?лн?р,a@b.kz', Kazakh letters that did not survive"
    })
    void says_what_is_wrong_with_a_row(Kind kind, String row, String why) throws IOException {
        var read = read("card,name,email\n" + row + "\n");
        assertEquals(List.of(kind), read.kinds(), why);
        assertEquals(2, read.findings().get(0).line());
    }

    @Test
    void warns_of_a_phone_and_a_language_that_it_cannot_read() throws IOException {
        var read = read("card,name,email,phone,lang\n1,Ким,a@b.kz,123,тат\n");
        assertEquals(List.of(Kind.PHONE_UNUSABLE, Kind.LANGUAGE_UNKNOWN), read.kinds());
        assertEquals(Language.KK, read.members().get(0).language());
        assertEquals("", read.members().get(0).phone());
    }

    @Test
    void rows_without_content_are_no_rows() throws IOException {
        assertEquals(List.of(), read("card,name,email\n1,Ким,a@b.kz\n,,\n \n").findings());
        assertEquals(List.of(Kind.NO_ROWS), read("card,name,email\n,,\n").kinds());
    }

    @Test
    void columns_that_are_not_ours_are_left_out_and_named() throws IOException {
        var read = read("card,name,ИИН,email,Должность\n1,Ким,990230400001,a@b.kz,директор\n");
        assertEquals(
                List.of(
                        Finding.row(1, Kind.IDENTITY_NUMBER_IGNORED, "ИИН"),
                        Finding.row(1, Kind.COLUMN_IGNORED, "Должность")),
                read.findings());
        assertEquals(1, read.members().size());
    }

    @ParameterizedTest
    @CsvSource({
        "CARD_COLUMN_MISSING, 'name,email'",
        "NAME_COLUMN_MISSING, 'card,email'",
        "COLUMN_TWICE, 'card,name,email,Эл. почта'"
    })
    void reads_no_row_under_headings_that_do_not_do(Kind kind, String headings) throws IOException {
        var read = read(headings + "\n1,2,3\n");
        assertEquals(List.of(kind), read.kinds());
        assertEquals(List.of(), read.members());
    }

    @ParameterizedTest
    @CsvSource({"FILE_EMPTY, ''", "FILE_IS_WORKBOOK, 'PK\u0003\u0004xl'", "FILE_UNREADABLE, 'card,name\u0000'"})
    void says_when_a_file_is_no_table(Kind kind, String content) throws IOException {
        assertEquals(List.of(kind), read(content).kinds());
    }

    @Test
    void an_open_quote_ends_the_reading_with_a_word_and_in_little_memory() throws IOException {
        var read = read("card,name,email\n1,Ким,a@b.kz\n2,\"Ли,b@c.kz\n" + "3,Цой,c@d.kz\n".repeat(20_000));
        assertEquals(List.of(1), read.lines().stream().map(line -> line - 1).toList());
        assertEquals(List.of(Finding.row(3, Kind.QUOTE_BROKEN, "")), read.findings());
    }
}
