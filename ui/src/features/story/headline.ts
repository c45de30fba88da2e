/** Where a story's headline is read, so that it stands on the page once. */

/** In the text as its first line, as the text's own first words, or nowhere in the text. */
export type Headline = 'first line' | 'first words' | 'apart';

/** Compares the title with the first line that is drawn; blanks count as one, as they do in a title. */
export function headlineOf(title: string, text: string): Headline {
	const first = oneLine(text.split('\n').find((line) => line.trim() !== '') ?? '');
	const wanted = oneLine(title);
	if (wanted === '' || first === '') return 'apart';
	if (wanted === first) return 'first line';
	// Made of the first sentence it ends as a sentence does, or where it was cut off; a title of its own seldom does.
	const sentence = /[.!?…]["”»’]?$/.test(wanted) ? wanted.replace(/…$/, '').trimEnd() : '';
	return sentence !== '' && first.startsWith(sentence) ? 'first words' : 'apart';
}

function oneLine(words: string): string {
	return words.split(/\s+/).filter(Boolean).join(' ');
}
