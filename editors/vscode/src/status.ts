/** What is said of a document's error rate; knows nothing of VS Code. */

/** What the server's command `newslint.score` answers. */
export interface Score {
    /** Characters that the document prints. */
    readonly characters: number;
    /** Errors, as the official method weighs them. */
    readonly errors: number;
    /** Errors in 10,000 characters. */
    readonly rate: number;
    /** Whether a newspaper passes with that rate. */
    readonly passes: boolean;
}

/** `vscode.l10n.t`, or what stands for it. */
type Translate = (message: string, ...args: (string | number)[]) => string;

export interface Status {
    readonly text: string;
    readonly tooltip: string;
    readonly passes: boolean;
}

export function status({ characters, errors, rate, passes }: Score, translate: Translate): Status {
    const shown = rate.toFixed(2);
    return {
        text: translate("{0} per 10,000", shown),
        tooltip: translate(
            "Error rate: {0} in 10,000 characters ({1} errors, {2} characters)",
            shown,
            errors,
            characters,
        ),
        passes,
    };
}
