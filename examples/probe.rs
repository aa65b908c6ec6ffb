use sitrep::terminal::*;
use std::sync::mpsc;
fn main() {
    install_panic_hook();
    let (tx, rx) = mpsc::channel();
    let mut s = Screen::enter(true).unwrap();
    listen(move |e| tx.send(e).is_ok()).unwrap();
    let mut n = 0;
    let mut last = String::new();
    let mut seen = Vec::new();
    loop {
        s.draw(|f| {
            f.render_widget(
                ratatui::widgets::Paragraph::new(format!("count {n} last {last} size {:?}", f.area())),
                f.area(),
            );
        })
        .unwrap();
        let e = match rx.recv() {
            Ok(e) => e,
            Err(_) => break,
        };
        for e in std::iter::once(e).chain(rx.try_iter()) {
            n += 1;
            last = format!("{e:?}").chars().take(40).collect();
            match e {
                Event::Signal(n) => {
                    drop(s);
                    std::process::exit(128 + n)
                }
                Event::Closed => {
                    std::fs::write("/tmp/probe-closed", "closed").unwrap();
                    std::process::exit(129)
                }
                Event::Continued => s.reenter().unwrap(),
                Event::Input(crossterm::event::Event::Key(k)) => {
                    use crossterm::event::*;
                    match k.code {
                        KeyCode::Char('q') => return,
                        KeyCode::Char('p') => panic!("on purpose"),
                        KeyCode::Char('c') => s.copy("hello").unwrap(),
                        KeyCode::Char('z') if k.modifiers.contains(KeyModifiers::CONTROL) => s.suspend().unwrap(),
                        KeyCode::Char('s') => std::thread::sleep(std::time::Duration::from_secs(20)),
                        _ => {}
                    }
                }
                _ => {}
            }
            seen.push(n);
        }
    }
}
