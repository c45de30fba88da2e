/** Everything that can be done, once: from here come the keys, the palette and the sheet. */

/** Where a key works: everywhere, or only with a claim or a source in view. */
export type Group = 'desk' | 'story' | 'claim' | 'source' | 'window';

export interface Action {
	/** Names the action; its words are `action-<id>` in the catalogue. */
	id: string;
	group: Group;
	/** Keys as tinykeys writes them; the first is the one shown. `$mod` is Ctrl, on a Mac Command. */
	keys: string[];
	/** Whether it can be done now. */
	can: () => boolean;
	run: () => void;
	/** Words beside the name, such as a rating's own; replaces the catalogue's. */
	name?: () => string;
	/** Left out of palette and sheet: another action's twin. */
	quiet?: boolean;
	/** Works also while somebody types, as a key with Ctrl does. */
	whileTyping?: boolean;
}

/** A key as it is printed on a keyboard. */
export function shownKey(key: string): string[] {
	const mac = navigator.platform.startsWith('Mac');
	const names: Record<string, string> = {
		$mod: mac ? '⌘' : 'Ctrl',
		Shift: '⇧',
		Escape: 'Esc',
		Enter: '↵',
		ArrowDown: '↓',
		ArrowUp: '↑',
	};
	const parts = key.split('+');
	// «?» is typed with Shift on most keyboards; the sign alone says it.
	const plain = parts.at(-1)?.length === 1 && !/[a-z0-9]/i.test(parts.at(-1) ?? '');
	return parts
		.filter((part) => !(plain && part === 'Shift'))
		.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** Whether a keystroke there is writing. */
export function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
	if (target instanceof HTMLSelectElement) return true;
	const writes = ['text', 'search', 'url', 'email', 'password', 'number', 'date'];
	return target instanceof HTMLInputElement && writes.includes(target.type);
}

/** Whether a key is a plain sign, which WCAG 2.1.4 wants to be switchable. */
export function isLetterKey(key: string): boolean {
	return !/\$mod|Control|Alt|Meta/.test(key) && (key.split('+').at(-1) ?? '').length === 1;
}
