#[path = "../benches/generator.rs"]
mod generator;
fn main() {
    print!("{}", generator::generate(std::env::args().nth(1).unwrap().parse().unwrap()))
}
