/** The bundled extension with the real server, in a window that is not real. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { FakeWindow, install, next } from "./fakeVscode";

interface Extension {
    activate(context: { subscriptions: { dispose(): void }[] }): Promise<void>;
    deactivate(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), "newslint-"));
const window = new FakeWindow(folder, "𠮷野家昨日,开张。\n", {});
install(window);
const extension = createRequire(resolve("package.json"))("./dist/extension.js") as Extension;
const context = { subscriptions: [] as { dispose(): void }[] };

test.after(async () => {
    await extension.deactivate();
    context.subscriptions.forEach((each) => each.dispose());
    rmSync(folder, { recursive: true });
});

test("a command that is not there is told", async () => {
    window.settings["path"] = join(folder, "gone");
    const warning = next(window.warnings);
    await extension.activate(context);
    assert.match(await warning, /^newslint\.path names .*gone, which cannot be run\.$/);
});

test("the last words of a server that ends at once are told", async () => {
    const script = join(folder, "broken");
    writeFileSync(
        script,
        "#!/bin/sh\nhead -c 2000 >/dev/null\necho 'the libraries are missing' >&2\nexit 2\n",
    );
    chmodSync(script, 0o755);
    window.settings["path"] = script;
    const warning = next(window.warnings);
    await window.commands.get("newslint.restart")!();
    assert.equal(await warning, "The newslint server has ended: the libraries are missing");
});

const command = serverCommand();
const skip = !command && "no newslint with its language server on PATH";

test("findings, the error rate and edits come from the server", { skip }, async () => {
    window.settings["path"] = command;
    const found = next(window.diagnosed, (all) => all.length > 0);
    const status = next(window.statusChanged);
    await window.commands.get("newslint.restart")!();
    assert.deepEqual(
        (await found).map(({ range, code }) => [
            range.start.character,
            (code as { value: string }).value,
        ]),
        [[6, "WID001"]],
    );
    assert.equal(await status, "$(checklist) 111.11 per 10,000");
    const edited = next(window.edited);
    await window.commands.get("newslint.fixDocument")!();
    assert.deepEqual(
        (await edited).edits.map(({ range, text }) => [
            range.start.character,
            range.end.character,
            text,
        ]),
        [[6, 7, "，"]],
    );
});

test("a change of the settings is in force at once", { skip }, async () => {
    const found = next(window.diagnosed, (all) => all.length === 0);
    window.set("ignore", ["WID"]);
    await found;
});

function serverCommand(): string | undefined {
    try {
        execFileSync("newslint", ["server", "--help"]);
        return execFileSync("sh", ["-c", "command -v newslint"], { encoding: "utf-8" }).trim();
    } catch {
        return undefined;
    }
}
