use sitrep::{app::*, command::Input, geometry::Size, keys, load, model::*, search, ui};
use std::sync::{Arc, atomic::AtomicBool};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (w, h) = a[2].split_once('x').unwrap();
    let size = Size::new(w.parse().unwrap(), h.parse().unwrap());
    let t = std::time::Instant::now();
    let k = load::load(&[load::LayerSource::Path("data/iraq-coalition.toml".into())]).map_err(|r| println!("{r:?}")).unwrap();
    eprintln!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let mut app = App::new(Scope::new(Arc::new(k), Lens::default()), size, jiff::civil::date(2026, 11, 24));
    eprintln!("app {:?}", t.elapsed());
    let look = ui::Look::default();
    let mut queue = app.start(None);
    let carry = |app: &mut App, queue: &mut Vec<Effect>| {
        while let Some(e) = queue.pop() {
            let msgs = match e {
                Effect::BuildIndex(k) => { let t = std::time::Instant::now(); let i = search::Index::build(&k); eprintln!("index {:?}", t.elapsed()); vec![Msg::Indexed(Arc::new(i))] }
                Effect::Search { generation, index, scope, query } => { let t = std::time::Instant::now(); let answer = search::search(&index, &scope, &query, HITS, &AtomicBool::new(false)); eprintln!("search {:?}", t.elapsed()); vec![Msg::Found { generation, answer }] }
                other => { eprintln!("{other:?}"); vec![] }
            };
            for m in msgs { queue.extend(app.update(m)); }
        }
    };
    carry(&mut app, &mut queue);
    for key in keys::parse_sequence(&a[1]).unwrap() {
        let input = app.input();
        let msg = look.keymap.command(input, key).map(Msg::Command).or_else(|| key.character().filter(|_| input == Input::Typing).map(Msg::Type));
        let t = std::time::Instant::now();
        if let Some(msg) = msg { queue.extend(app.update(msg)); carry(&mut app, &mut queue); }
        eprintln!("key {key} {:?}", t.elapsed());
    }
    let mut term = ratatui::Terminal::new(ratatui::backend::TestBackend::new(size.width, size.height)).unwrap();
    let t = std::time::Instant::now();
    term.draw(|f| ui::draw(&app, &look, f)).unwrap();
    eprintln!("draw {:?}", t.elapsed());
    println!("{}", term.backend());
}
