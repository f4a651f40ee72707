/** What the user has set, as the server is told of it; knows nothing of VS Code. */

export interface Settings {
    /** The rule book; empty for the one nearest to a document. */
    readonly config: string;
    /** Rules by code, name or family; empty for those of the rule book. */
    readonly select: readonly string[];
    readonly ignore: readonly string[];
    readonly severity: string;
    readonly lang: string;
}

/** The same with a language where `lang` is `auto`: that of VS Code, such as `zh-cn`. */
export function serverSettings(settings: Settings, display: string): Settings {
    const spoken = settings.lang === "auto" ? display : settings.lang;
    return { ...settings, lang: spoken.startsWith("zh") ? "zh" : "en" };
}
