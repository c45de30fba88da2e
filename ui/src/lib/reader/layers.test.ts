import { expect, test } from 'vitest';
import { layersOf } from './layers';
import type { Mark } from './marks';

const mark = (group: Mark['group'], start: number, end: number): Mark => ({ group, start, end });
const shown = (marks: Mark[]) => layersOf(marks).map((one) => `${one.start}-${one.end} ${one.name}`);

test('a number in a claim cuts it in three', () => {
	expect(shown([mark('claim', 0, 30), mark('quantity', 10, 15)])).toEqual([
		'0-10 claim_none',
		'10-15 claim_quantity',
		'15-30 claim_none',
	]);
});

test('the chosen claim is seen over another, a time over the quote it stands in', () => {
	const marks = [
		mark('claim-chosen', 5, 10),
		mark('claim', 0, 20),
		mark('time', 5, 10),
		mark('quote', 0, 12),
	];
	expect(shown(marks)).toEqual([
		'0-5 claim_quote',
		'5-10 claim-chosen_time',
		'10-12 claim_quote',
		'12-20 claim_none',
	]);
});

test('no place is in two pieces, whatever the marks', () => {
	const groups: Mark['group'][] = ['claim', 'claim-chosen', 'time', 'quantity', 'quote', 'refers', 'passage'];
	let seed = 7;
	const next = (below: number) => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return seed % below;
	};
	for (let round = 0; round < 200; round += 1) {
		const marks = Array.from({ length: 12 }, () => {
			const start = next(40);
			return mark(groups[next(groups.length)] ?? 'claim', start, start + next(12));
		});
		const layers = layersOf(marks);
		let end = -1;
		for (const layer of layers) {
			expect(layer.start).toBeGreaterThanOrEqual(end);
			expect(layer.end).toBeGreaterThan(layer.start);
			end = layer.end;
		}
		const covered = layers.reduce((sum, layer) => sum + layer.end - layer.start, 0);
		const places = new Set(
			marks.flatMap((one) => Array.from({ length: one.end - one.start }, (_, i) => one.start + i)),
		);
		expect(covered).toBe(places.size);
	}
});
