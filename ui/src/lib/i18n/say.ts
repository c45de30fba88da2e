/** What the api has to say, in the window's language. */
import type { Message } from '../generated/api';
import { type Args, words } from './words.svelte';

/** A message of the api as words; messages inside it are said first. */
export function say(message: Message): string {
	const args: Args = {};
	for (const [name, value] of Object.entries(message.args)) {
		args[name] = value !== null && typeof value === 'object' ? say(value) : value;
	}
	return words.say(message.id, args);
}

/** A name given by language tag, such as a rating's: in the window's language, else English, else any. */
export function labelOf(label: { [key in string]: string }): string {
	return label[words.language] ?? label['en'] ?? Object.values(label)[0] ?? '';
}

/** The catalogue's word for a wire name: `too_vague` of `aside` is `aside-too-vague`. */
export function term(kind: string, name: string): string {
	return words.say(`${kind}-${name.replaceAll('_', '-')}`);
}
