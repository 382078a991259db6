//! What is simulated.

use super::promise::Book;
use super::run::Failure;
use super::{calibrated, comparing, kinds, power};

/// How much is simulated.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// In each world.
    pub(crate) logs: u64,
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    pub(crate) reduced: bool,
    /// The name of a table, or part of it.
    pub(crate) world: Option<String>,
    /// Worlds of one group with so many questions alone.
    pub(crate) questions: Option<u32>,
    /// What is done wrongly on purpose.
    pub(crate) broken: Option<Break>,
}

/// A mistake that the simulation must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// The interval of the Brier score takes all forecasts as independent.
    NaiveErrors,
    /// One of two types is called better wherever the p-value of the pair by itself is at most 5%.
    WithoutHolm,
}

type Simulation = fn(&Plan, &mut Book) -> Result<(), Failure>;

const SIMULATIONS: [(&str, Simulation); 8] = [
    ("calibrated", calibrated::calibrated),
    ("overconfident", calibrated::overconfident),
    ("power", power::power),
    ("types", comparing::types),
    ("sources", comparing::sources),
    ("more questions", comparing::more_questions),
    ("kinds", kinds::kinds),
    ("kinds compared", kinds::compared),
];

impl Plan {
    pub(crate) fn of(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut plan =
            Self { logs: 0, seed: 1, threads: 2, reduced: false, world: None, questions: None, broken: None };
        while let Some(name) = arguments.next() {
            if name == "--reduced" {
                plan.reduced = true;
                continue;
            }
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            let number = || value.parse::<u64>().map_err(|_| format!("{name} {value}: no whole number"));
            match name.as_str() {
                "--logs" => plan.logs = number()?,
                "--seed" => plan.seed = number()?,
                "--threads" => plan.threads = usize::try_from(number()?.max(1)).unwrap_or(1),
                "--world" => plan.world = Some(value),
                "--questions" => plan.questions = Some(u32::try_from(number()?).map_err(|_| "too many questions")?),
                "--break" => {
                    plan.broken = Some(match value.as_str() {
                        "naive-errors" => Break::NaiveErrors,
                        "without-holm" => Break::WithoutHolm,
                        _ => return Err(format!("--break {value}: there are naive-errors, without-holm")),
                    });
                }
                _ => return Err(format!("{name}: no such option")),
            }
        }
        if plan.logs == 0 {
            plan.logs = if plan.reduced { 200 } else { 1000 };
        }
        match &plan.world {
            Some(name) if !SIMULATIONS.iter().any(|(simulation, _)| simulation.contains(name.as_str())) => {
                let names: Vec<&str> = SIMULATIONS.iter().map(|(name, _)| *name).collect();
                Err(format!("--world {name}: there are {}", names.join(", ")))
            }
            _ => Ok(plan),
        }
    }

    /// A seed for the logs of a world, whatever other worlds are drawn.
    pub(crate) fn seed_of(&self, world: &str) -> u64 {
        // FNV-1a.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        world.bytes().fold(0xcbf2_9ce4_8422_2325 ^ self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), mix)
    }

    /// Simulates, and says each table when it is there. Gives back the promises that broke.
    pub(crate) fn simulate(&self, mut say: impl FnMut(&str)) -> Result<Vec<String>, Failure> {
        let mut broken = vec![];
        let error = 100.0 * (0.05 * 0.95 / self.logs as f64).sqrt();
        say(&format!(
            "{} logs a row, seed {}. All in %, standard error of 5% or 95%: {error:.1}, more where only some logs count. Bold: \
             breaks the promise by more than chance. Italics: an interval wider than need be.\n\n",
            self.logs, self.seed
        ));
        for (name, simulation) in SIMULATIONS {
            if self.world.as_ref().is_none_or(|world| name.contains(world.as_str())) {
                let mut book = Book::default();
                simulation(self, &mut book)?;
                say(&book.text);
                broken.extend(book.broken);
            }
        }
        Ok(broken)
    }
}
