/** What the user has set, as the server is told of it; knows nothing of VS Code. */

/** The settings of which the server is told; empty ones say nothing. */
export interface Settings {
  readonly config: string;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly severity: string;
  /** `auto`, `zh` or `en`. */
  readonly lang: string;
}

/** The server's `initializationOptions`: what is left out is decided by `rules.yaml` and defaults. */
export interface InitializationOptions {
  readonly config?: string;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly severity: string;
  readonly lang: "zh" | "en";
}

/** `display` is the language of VS Code, such as `zh-cn`. */
export function initializationOptions(settings: Settings, display: string): InitializationOptions {
  const { config, select, ignore, severity, lang } = settings;
  const spoken = lang === "auto" ? display : lang;
  return {
    ...(config && { config }),
    ...(select.length && { select }),
    ...(ignore.length && { ignore }),
    severity,
    lang: spoken.startsWith("zh") ? "zh" : "en",
  };
}
