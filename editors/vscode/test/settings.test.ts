import assert from "node:assert/strict";
import { test } from "node:test";
import { initializationOptions } from "../src/settings";

const DEFAULTS = { config: "", select: [], ignore: [], severity: "warning", lang: "auto" };

test("what is not set is left to the server", () => {
  assert.deepEqual(initializationOptions(DEFAULTS, "en"), { severity: "warning", lang: "en" });
});

test("what is set is told", () => {
  const settings = {
    config: "house.yaml",
    select: ["DUP", "PUN001"],
    ignore: ["UNI"],
    severity: "info",
    lang: "zh",
  };
  assert.deepEqual(initializationOptions(settings, "en"), settings);
});

test("the messages are in Chinese where VS Code is, unless the setting says otherwise", () => {
  const lang = (setting: string, display: string): string =>
    initializationOptions({ ...DEFAULTS, lang: setting }, display).lang;
  assert.equal(lang("auto", "zh-cn"), "zh");
  assert.equal(lang("auto", "zh-tw"), "zh");
  assert.equal(lang("auto", "de"), "en");
  assert.equal(lang("en", "zh-cn"), "en");
  assert.equal(lang("zh", "en"), "zh");
});
