import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../../src/protocol/bytes";
import { byOrganisation, LineReader } from "../../src/registrar/lines";

const TEXT = '["Айгүл \\"А\\"","1201","kk","№ 5 мектеп"]\n["Игорь","AB 7","ru",""]\n';
const LINES = [
  { name: 'Айгүл "А"', card: "1201", language: "kk", organisation: "№ 5 мектеп" },
  { name: "Игорь", card: "AB 7", language: "ru", organisation: "" },
];

test("lines are read whole, however the network cuts them", () => {
  const bytes = utf8(TEXT);
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const reader = new LineReader();
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.slice(at, at + size));
    assert.deepEqual(reader.lines, LINES);
    assert.ok(reader.isWhole(2));
  }
});

test("a stream that breaks off, or has another number of lines, is not whole", () => {
  const broken = new LineReader();
  broken.take(utf8(TEXT).slice(0, -1));
  assert.ok(!broken.isWhole(2));
  const longer = new LineReader();
  longer.take(utf8(TEXT));
  assert.ok(!longer.isWhole(1));
  assert.ok(!longer.isWhole(3));
  longer.take(utf8('["'));
  assert.ok(!longer.isWhole(2));
});

test("what is no line is refused", () => {
  for (const text of ["null\n", '["a","b","kk"]\n', '["a","b","kk","",""]\n', '["a",1,"kk",""]\n', "{\n"]) {
    assert.throws(() => new LineReader().take(utf8(text)));
  }
});

test("letters go by organisation in the Kazakh alphabet, names stay as they came", () => {
  const line = (name: string, organisation: string) => ({ name, card: "1", language: "kk", organisation });
  const sorted = byOrganisation([line("а", "Қ"), line("б", "К"), line("в", "Қ"), line("г", "")]);
  assert.deepEqual(sorted.map(({ name }) => name), ["г", "б", "а", "в"]);
});
