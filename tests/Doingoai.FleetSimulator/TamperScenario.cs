using Doingoai.FleetSimulator.Tamper;

namespace Doingoai.FleetSimulator;

/// <summary>
/// Damaged and forged documents against the player's rules, and named attacks on the links and on the kiosk's local server,
/// while a victim plays: everything refused with its reason, the victim stays connected and shows what it had.
/// </summary>
internal sealed class TamperScenario : IScenario
{
    public string Name => "tamper";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var accepted = new List<string>();
        var mutants = Mutate(options.Count("mutants", options.Smoke ? 500 : 5000, 1_000_000), options.Count("seed", Environment.TickCount & int.MaxValue, int.MaxValue), report, accepted);

        await using var range = await AttackRange.OpenAsync(cancel);
        var before = await range.VictimAsync(cancel);
        var attacks = range.Attacks().ToList();
        foreach (var attack in attacks)
        {
            var refusal = await attack.RunAsync(cancel);
            report.Line(("attack", attack.Name), ("refused", refusal is not null), ("reason", refusal ?? "ACCEPTED"));
            if (refusal is null) accepted.Add(attack.Name);
        }

        var after = await range.VictimAsync(cancel);
        report.Line(("metric", "tamper_accepted"), ("value", accepted.Count), ("tried", mutants + attacks.Count), ("mutants", mutants), ("attacks", attacks.Count));
        foreach (var name in accepted) report.Line(("accepted", name));
        report.AtMost("tamper_accepted", accepted.Count, 0);
        report.Must("at least 30 named attacks", attacks.Count >= 30, $"{attacks.Count}");
        report.Must("the victim stayed connected", before.Online && after.Online && before.Since == after.Since, $"online since {after.Since}");
        report.Must("the screen keeps what it had", before.Manifest == after.Manifest && after.Manifest > 0, $"manifest {after.Manifest}");
    }

    private static int Mutate(int count, int seed, Report report, List<string> accepted)
    {
        using var mutants = new Mutants(seed, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var refused = mutants.RefusedOriginals().ToList();
        mutants.Try(count);
        refused.AddRange(mutants.RefusedOriginals());
        foreach (var (reason, times) in mutants.Reasons) report.Line(("refused", reason), ("times", times));
        report.Line(("seed", seed), ("mutants", mutants.Tried));
        report.Must("untouched originals are accepted", refused.Count == 0, refused.Count == 0 ? "5 of 5" : string.Join(", ", refused));
        accepted.AddRange(mutants.Accepted);
        return mutants.Tried;
    }
}
