import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import manifest from "../package.json";
import chinese from "../package.nls.zh-cn.json";
import english from "../package.nls.json";
import { messages } from "./l10n";

test("every text of the manifest is there in both languages, and none is left over", () => {
    const asked = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
    assert.deepEqual(Object.keys(english).sort(), [...new Set(asked)].sort());
    assert.deepEqual(Object.keys(chinese), Object.keys(english));
});

test("every message of the code is translated, and no translation is left over", () => {
    const code = readdirSync("src").map((name) => readFileSync(`src/${name}`, "utf-8"));
    const said = code.flatMap((text) =>
        [...text.matchAll(/\b(?:l10n\.t|translate)\(\s*"((?:[^"\\]|\\.)*)"/g)].map(
            (match) => match[1],
        ),
    );
    assert.deepEqual(Object.keys(messages("zh-cn")).sort(), [...new Set(said)].sort());
});

test("the problem matcher reads what newslint check --output-format concise prints", () => {
    const { regexp, ...groups } = manifest.contributes.problemMatchers[0]!.pattern;
    const read = (line: string): string[] | undefined => {
        const match = new RegExp(regexp).exec(line);
        return match?.slice(1, 1 + Object.keys(groups).length);
    };
    assert.deepEqual(read("pages/1.txt:1:11: SPC001 [*] no space between Chinese and a figure"), [
        "pages/1.txt",
        "1",
        "11",
        "SPC001",
        "no space between Chinese and a figure",
    ]);
    assert.deepEqual(read("C:\\版面\\要闻.txt:12:3: WRD010 后面是时间，“截止”应为“截至”"), [
        "C:\\版面\\要闻.txt",
        "12",
        "3",
        "WRD010",
        "后面是时间，“截止”应为“截至”",
    ]);
    assert.equal(read("1 finding in 1 file: 1 error."), undefined);
});
