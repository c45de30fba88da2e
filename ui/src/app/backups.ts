import { asCommandError, type Call } from '$lib/call';
import type { Message } from '$lib/generated/api';

/** How often the desk is looked at; a copy is made only of what has changed. */
const EVERY_MS = 10 * 60 * 1000;

/** Has copies of the desk made while the window is open. A failure is told once, until a copy succeeds. */
export function keepBackups(call: Call, tell: (says: Message) => void): () => void {
	let isTold = false;
	const timer = setInterval(async () => {
		try {
			await call('back_up_desk', {});
			isTold = false;
		} catch (error) {
			if (!isTold) tell(asCommandError(error).says);
			isTold = true;
		}
	}, EVERY_MS);
	return () => clearInterval(timer);
}
