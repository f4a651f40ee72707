import assert from "node:assert/strict";
import { test } from "node:test";
import { status } from "../src/status";
import { translate } from "./l10n";

test("the error rate has two digits, and its tooltip says what it is made of", () => {
    const score = { characters: 18_234, errors: 2.5, rate: 1.4, passes: true };
    assert.deepEqual(status(score, translate("en")), {
        text: "1.40 per 10,000",
        tooltip: "Error rate: 1.40 in 10,000 characters (2.5 errors, 18234 characters)",
        passes: true,
    });
});

test("it speaks Chinese", () => {
    const score = { characters: 1000, errors: 1, rate: 10, passes: false };
    assert.deepEqual(status(score, translate("zh-cn")), {
        text: "差错率 万分之10.00",
        tooltip: "差错率万分之10.00（1000字，差错1个）",
        passes: false,
    });
});
