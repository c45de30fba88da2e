/** The one message catalogue, shared with the command line and the reports: `messages/<language>/*.ftl`. */
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** Languages the window speaks. */
export const languages = ['da', 'en'] as const;
export type Language = (typeof languages)[number];

const files = import.meta.glob<string>(['../../../../messages/**/*.ftl'], {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** The catalogue's files of one language, by path. */
export function sourcesOf(language: Language): Record<string, string> {
	const ours = (path: string) => path.endsWith(`/${language}.ftl`) || path.includes(`/${language}/`);
	return Object.fromEntries(Object.entries(files).filter(([path]) => ours(path)));
}

/** Everything said in one language. */
export function bundleOf(language: Language): FluentBundle {
	// Without isolation marks: the window sets direction itself, and the words are also put into attributes.
	const bundle = new FluentBundle(language === 'en' ? 'en-GB' : language, { useIsolating: false });
	for (const [path, source] of Object.entries(sourcesOf(language))) {
		const problems = bundle.addResource(new FluentResource(source));
		for (const problem of problems) console.error(`${path}: ${problem.message}`);
	}
	return bundle;
}
