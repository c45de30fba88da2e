/** The keys in force: the usual ones with the user's own over them. Hints ask here, so that they follow a change. */
import type { Action } from './actions';
import { isLetterKey } from './actions';

/** Keys that the user chose, by the action's id. */
export type OwnKeys = { [action in string]: string };

/** Keys that belong to the window itself: changing them would lock somebody in. */
const FIXED = new Set(['back', 'keys', 'settings', 'palette']);

class Keymap {
	/** The first key of every action, as it is in force. */
	shown = $state.raw<{ [action in string]: string }>({});

	/** The key of an action, for a hint beside a button. */
	of(action: string): string | undefined {
		return this.shown[action];
	}
}

/** What hints read; set where the actions are made. */
export const keymap = new Keymap();

/** Whether a user may choose another key for an action. */
export function isFree(action: Action): boolean {
	return action.keys.length > 0 && !FIXED.has(action.id) && !action.id.startsWith('rate-');
}

/** The actions with the user's keys in place of the usual ones. */
export function withOwnKeys(actions: readonly Action[], own: OwnKeys): Action[] {
	return actions.map((action) => {
		const key = own[action.id];
		return key && isFree(action) ? { ...action, keys: [key] } : action;
	});
}

/**
 * The action that a key would take from another. Two may share a key where they never can be done at once, as the
 * usual keys do: what marks a passage works in a source, and so its letters are free elsewhere.
 */
export function conflictOf(actions: readonly Action[], id: string, key: string): Action | undefined {
	const mine = actions.find((action) => action.id === id);
	return actions.find(
		(other) =>
			other.id !== id && other.keys.includes(key) && (other.group === mine?.group || !isScoped(other, mine)),
	);
}

function isScoped(a: Action, b: Action | undefined): boolean {
	return a.group === 'source' || b?.group === 'source';
}

/** A keystroke as tinykeys writes it; `null` for one that is no key of its own, such as Shift alone. */
export function keyOf(event: KeyboardEvent): string | null {
	const { key } = event;
	if (
		['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Tab', 'Escape', 'Unidentified'].includes(key)
	) {
		return null;
	}
	const parts: string[] = [];
	if (event.ctrlKey || event.metaKey) parts.push('$mod');
	if (event.altKey) parts.push('Alt');
	const sign = key.length === 1 ? key : null;
	if (event.shiftKey) parts.push('Shift');
	const named = sign ? (event.shiftKey ? sign.toUpperCase() : sign.toLowerCase()) : key;
	parts.push(named === ' ' ? 'Space' : named);
	const written = parts.join('+');
	return isLetterKey(written) || parts.length > 1 || /^F\d+$/.test(named) || named.startsWith('Arrow')
		? written
		: null;
}
