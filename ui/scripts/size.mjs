// The window's own files, compressed as a web server would: fails above the limit. Fonts are compressed already.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 300_000;
let sum = 0;
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
	if (!/\.(js|css|html)$/.test(entry.name)) continue;
	const bytes = gzipSync(readFileSync(`${entry.parentPath}/${entry.name}`), { level: 9 }).length;
	console.log(`${entry.name}: ${bytes} bytes gzipped`);
	sum += bytes;
}
console.log(`together ${sum} of at most ${LIMIT}`);
if (sum === 0 || sum > LIMIT) process.exit(1);
