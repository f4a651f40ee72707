import assert from "node:assert/strict";
import { test } from "node:test";
import { serverSettings } from "../src/settings";

const DEFAULTS = { config: "", select: [], ignore: [], severity: "warning", lang: "auto" };

test("the server is told of every setting, also of one that was taken back", () => {
    assert.deepEqual(serverSettings(DEFAULTS, "en"), { ...DEFAULTS, lang: "en" });
    const house = { config: "house.yaml", select: ["DUP"], ignore: ["UNI"], severity: "info" };
    assert.deepEqual(serverSettings({ ...house, lang: "zh" }, "en"), { ...house, lang: "zh" });
});

test("the messages are in Chinese where VS Code is, unless the setting says otherwise", () => {
    const lang = (setting: string, display: string): string =>
        serverSettings({ ...DEFAULTS, lang: setting }, display).lang;
    assert.equal(lang("auto", "zh-cn"), "zh");
    assert.equal(lang("auto", "zh-tw"), "zh");
    assert.equal(lang("auto", "de"), "en");
    assert.equal(lang("en", "zh-cn"), "en");
    assert.equal(lang("zh", "en"), "zh");
});
