import { readFileSync } from "node:fs";

/** The messages of a language other than English, by the English ones. */
export function messages(language: string): Record<string, string> {
    return JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, "utf-8"));
}

/** What `vscode.l10n.t` is in a VS Code of that language. */
export function translate(language: string): (text: string, ...args: unknown[]) => string {
    const known = language === "en" ? {} : messages(language);
    return (text, ...args) =>
        (known[text] ?? text).replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));
}
