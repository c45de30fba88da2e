//! Lines in, lines out, in order, on all cores, in little memory however long the input is.

use std::io::{self, BufRead, Write};
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Lines that travel together, so that handing over costs little beside the work.
const CHUNK_LINES: usize = 64;
/// A chunk is also full at this many bytes, so that long lines do not pile up.
const CHUNK_BYTES: usize = 1 << 18;

struct Chunk {
    first_line: u64,
    lines: Vec<Vec<u8>>,
}

struct Answer {
    text: Vec<u8>,
    all_well: bool,
}

/// One line's answer.
pub struct Line {
    /// The answer, without its line end.
    pub text: String,
    /// Whether it is an answer and not a complaint.
    pub well: bool,
}

/// Answers every line of `input` with `work(line, number)`, in order. Returns whether all went well.
///
/// # Errors
/// What reading and writing say.
pub fn run(
    input: &mut dyn BufRead,
    output: &mut (dyn Write + Send),
    work: &(dyn Fn(&[u8], u64) -> Line + Sync),
) -> io::Result<bool> {
    let n_workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (jobs, waiting) = sync_channel::<(Chunk, SyncSender<Answer>)>(n_workers);
    let waiting = Mutex::new(waiting);
    // As many chunks may be under way as keep every worker busy while the slowest is awaited.
    let (in_order, answers) = sync_channel::<Receiver<Answer>>(n_workers * 4);
    thread::scope(|scope| {
        let waiting = &waiting;
        for _ in 0..n_workers {
            scope.spawn(move || work_on(waiting, work));
        }
        let writer = scope.spawn(move || write_all(&answers, output));
        let read = read_all(input, &jobs, &in_order);
        drop((jobs, in_order));
        let written = writer
            .join()
            .map_err(|_| io::Error::other("the writing thread failed"))?;
        read.and(written)
    })
}

fn work_on(
    waiting: &Mutex<Receiver<(Chunk, SyncSender<Answer>)>>,
    work: &(dyn Fn(&[u8], u64) -> Line + Sync),
) {
    loop {
        let next = match waiting.lock() {
            Ok(waiting) => waiting.recv(),
            Err(_) => return,
        };
        let Ok((chunk, reply)) = next else { return };
        let mut answer = Answer {
            text: Vec::new(),
            all_well: true,
        };
        for (line, number) in chunk.lines.iter().zip(chunk.first_line..) {
            let Line { text, well } = work(line, number);
            answer.text.extend_from_slice(text.as_bytes());
            answer.text.push(b'\n');
            answer.all_well &= well;
        }
        // The writer is gone only when writing failed; the rest of the input is then not read either.
        let _ = reply.send(answer);
    }
}

fn read_all(
    input: &mut dyn BufRead,
    jobs: &SyncSender<(Chunk, SyncSender<Answer>)>,
    in_order: &SyncSender<Receiver<Answer>>,
) -> io::Result<()> {
    let mut number = 1;
    loop {
        let mut chunk = Chunk {
            first_line: number,
            lines: Vec::new(),
        };
        let mut n_bytes = 0;
        while chunk.lines.len() < CHUNK_LINES && n_bytes < CHUNK_BYTES {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            while line.last().is_some_and(|end| matches!(end, b'\n' | b'\r')) {
                line.pop();
            }
            n_bytes += line.len();
            chunk.lines.push(line);
        }
        if chunk.lines.is_empty() {
            return Ok(());
        }
        number += chunk.lines.len() as u64;
        let (reply, answer) = sync_channel(1);
        if in_order.send(answer).is_err() || jobs.send((chunk, reply)).is_err() {
            return Ok(());
        }
    }
}

fn write_all(answers: &Receiver<Receiver<Answer>>, output: &mut (dyn Write + Send)) -> io::Result<bool> {
    let mut all_well = true;
    for answer in answers {
        let answer = answer
            .recv()
            .map_err(|_| io::Error::other("a working thread failed"))?;
        output.write_all(&answer.text)?;
        all_well &= answer.all_well;
    }
    output.flush()?;
    Ok(all_well)
}

#[cfg(test)]
mod tests {
    use super::{Line, run};

    #[test]
    fn answers_come_in_the_order_of_the_lines() {
        let input: String = (0..10_000).map(|n| format!("{n}\n")).collect();
        let mut output = Vec::new();
        let all_well = run(&mut input.as_bytes(), &mut output, &|line, number| {
            if number % 97 == 0 {
                std::thread::sleep(std::time::Duration::from_micros(200));
            }
            Line {
                text: format!("{number}:{}", String::from_utf8_lossy(line)),
                well: number != 5_000,
            }
        })
        .unwrap();
        let expected: String = (0..10_000).map(|n| format!("{}:{n}\n", n + 1)).collect();
        assert_eq!(String::from_utf8(output).unwrap(), expected);
        assert!(!all_well, "line 5000 complained");
    }

    #[test]
    fn no_lines_give_no_answers() {
        let mut output = Vec::new();
        assert!(run(&mut &b""[..], &mut output, &|_, _| unreachable!()).unwrap());
        assert!(output.is_empty());
    }
}
