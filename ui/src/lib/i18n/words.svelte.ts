/** The window's words in the language chosen; switching it redraws everything at once. */
import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { bundleOf, type Language, languages } from './catalogue';

export type Args = Record<string, FluentVariable | null | undefined>;

const bundles = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
	let found = bundles.get(language);
	if (!found) {
		found = bundleOf(language);
		bundles.set(language, found);
	}
	return found;
}

/** Danish for a Danish system, else English. */
export function systemLanguage(tags: readonly string[] = navigator.languages): Language {
	const first = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0]);
	return languages.find((language) => language === first[0]) ?? 'en';
}

class Words {
	/** The window's language. */
	language = $state<Language>(systemLanguage());

	/** The message in the window's language; an id nobody wrote shows as itself. */
	say(id: string, args: Args = {}): string {
		return this.find(id, args) ?? id;
	}

	/** The message, or `null` where the catalogue has none. */
	find(id: string, args: Args = {}): string | null {
		const spoken = bundle(this.language);
		const message = spoken.getMessage(id);
		if (!message?.value) return null;
		const given: Record<string, FluentVariable> = {};
		for (const [name, value] of Object.entries(args)) given[name] = value ?? '';
		const problems: Error[] = [];
		const said = spoken.formatPattern(message.value, given, problems);
		for (const problem of problems) console.error(`${id}: ${problem.message}`);
		return said;
	}

	/** Tag for `Intl`: day-month order also in English. */
	get locale(): string {
		return this.language === 'en' ? 'en-GB' : 'da-DK';
	}
}

export const words = new Words();

/** The window's own words: messages of `window.ftl`, whose ids begin with `ui-`. */
export const t = (id: string, args?: Args): string => words.say(`ui-${id}`, args);
