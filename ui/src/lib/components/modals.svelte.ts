/** How many dialogs stand over the window. While one does, the rest is inert. */
class Modals {
	n = $state(0);
}

export const modals = new Modals();
