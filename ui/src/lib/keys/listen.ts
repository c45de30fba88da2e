import { tinykeys } from 'tinykeys';
import { type Action, isLetterKey, isTyping } from './actions';

/** What decides whether a keystroke counts. */
export interface KeyRules {
	/** Whether single letters are switched on. */
	letters: () => boolean;
	/** Whether a dialog is open, which keeps the keys to itself. */
	dialogOpen: () => boolean;
}

/** Binds the actions' keys to the window; gives back how to unbind them. */
export function listenForKeys(target: Window, actions: () => Action[], rules: KeyRules): () => void {
	const keys = new Set(actions().flatMap((action) => action.keys));
	const bindings: Record<string, (event: KeyboardEvent) => void> = {};
	for (const key of keys) {
		bindings[key] = (event) => {
			const found = pick(actions(), key, event, rules);
			if (!found) return;
			event.preventDefault();
			found.run();
		};
	}
	return tinykeys(target, bindings);
}

/** The first action of a key that may be done now. */
export function pick(
	actions: Action[],
	key: string,
	event: KeyboardEvent,
	rules: KeyRules,
): Action | undefined {
	if (event.defaultPrevented || event.isComposing || rules.dialogOpen()) return undefined;
	if (isLetterKey(key) && !rules.letters()) return undefined;
	const typing = isTyping(event.target);
	return actions.find(
		(action) => action.keys.includes(key) && (!typing || action.whileTyping === true) && action.can(),
	);
}
