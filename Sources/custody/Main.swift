import ArgumentParser

@main
struct Custody: ParsableCommand {}
