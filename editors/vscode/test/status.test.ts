import assert from "node:assert/strict";
import { test } from "node:test";
import { status } from "../src/status";
import { translate } from "./l10n";

test("the error rate has two digits, and its tooltip says what it is made of", () => {
  const told = status({ characters: 18_234, errors: 2.5, rate: 1.3710650433 }, translate("en"));
  assert.equal(told.text, "1.37 per 10,000");
  assert.equal(
    told.tooltip,
    "Error rate: 1.37 in 10,000 characters (2.5 errors, 18234 characters); 3 is the pass line.",
  );
  assert.ok(told.passes);
});

test("it speaks Chinese", () => {
  const told = status({ characters: 1000, errors: 1, rate: 10 }, translate("zh-cn"));
  assert.equal(told.text, "差错率 万分之10.00");
  assert.equal(told.tooltip, "差错率万分之10.00（1000字，差错1个）；合格线是万分之3。");
  assert.ok(!told.passes);
});

test("the pass line itself passes, and an empty document has no errors", () => {
  assert.ok(status({ characters: 10_000, errors: 3, rate: 3 }, translate("en")).passes);
  assert.equal(status({ characters: 0, errors: 0, rate: 0 }, translate("en")).text, "0.00 per 10,000");
});
