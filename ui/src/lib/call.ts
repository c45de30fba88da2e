/** The one way out of the window: a typed call into the api's list of commands. */
import { invoke } from '@tauri-apps/api/core';
import type { ApiError, Commands, ErrorCode, Message } from './generated/api';

export type Input<C extends keyof Commands> = Commands[C]['input'];
export type Output<C extends keyof Commands> = Commands[C]['output'];

/** Asks for one command. Tests hand the states a call of their own. */
export type Call = <C extends keyof Commands>(command: C, input: Input<C>) => Promise<Output<C>>;

/** A command that was not done; nothing was changed. */
export class CommandError extends Error {
	readonly code: ErrorCode;
	readonly says: Message;

	constructor(error: ApiError) {
		super(error.message);
		this.code = error.code;
		this.says = error.says;
	}
}

/** Asks the shell. */
export const call: Call = async (command, input) => {
	try {
		return await invoke('call', { command, input });
	} catch (error) {
		throw asCommandError(error);
	}
};

/** Any failure as a `CommandError`; what is none of the api's is a fault of ours. */
export function asCommandError(error: unknown): CommandError {
	if (error instanceof CommandError) return error;
	if (isApiError(error)) return new CommandError(error);
	const message = error instanceof Error ? error.message : String(error);
	return new CommandError({
		code: 'internal',
		message,
		says: { id: 'error-internal', args: { what: message } },
	});
}

function isApiError(error: unknown): error is ApiError {
	return typeof error === 'object' && error !== null && 'code' in error && 'says' in error;
}
