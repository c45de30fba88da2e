/** Short messages at the foot of the window. Each is also read out by a screen reader. */

export interface ToastAction {
	label: string;
	run: () => void;
}

export interface Toast {
	id: number;
	text: string;
	kind: 'done' | 'problem';
	action?: ToastAction;
}

/** How long a message stays; long enough to reach its button. Problems stay until they are closed. */
const STAYS_MS = 8000;

export class Toasts {
	list = $state.raw<Toast[]>([]);
	/** What a screen reader is told; said again even when the words are the same. */
	announced = $state('');
	#next = 1;
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

	/** Says that something was done, with a way to take it back. */
	done(text: string, action?: ToastAction): void {
		// Only the newest is of use: «undo» always means the last change.
		for (const old of this.list) if (old.kind === 'done') this.close(old.id);
		const id = this.#add({ text, kind: 'done', ...(action ? { action } : {}) });
		this.#timers.set(
			id,
			setTimeout(() => this.close(id), STAYS_MS),
		);
	}

	/** Says what went wrong. */
	problem(text: string, action?: ToastAction): void {
		for (const old of this.list) if (old.text === text) this.close(old.id);
		this.#add({ text, kind: 'problem', ...(action ? { action } : {}) });
	}

	/** Tells a screen reader something that the eye sees anyway. */
	announce(text: string): void {
		this.announced = this.announced === text ? `${text}\u00a0` : text;
	}

	close(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	#add(toast: Omit<Toast, 'id'>): number {
		const id = this.#next;
		this.#next += 1;
		this.list = [...this.list.slice(-2), { ...toast, id }];
		this.announce(toast.text);
		return id;
	}
}
