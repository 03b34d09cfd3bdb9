using System.Globalization;

namespace Doingoai.FleetSimulator;

/// <summary>
/// A program of scenarios: the first word names one, <c>list</c> prints their names; exit code 0 = every bar met, 1 = missed or
/// stopped, 2 = called wrongly.
/// </summary>
internal static class ScenarioRunner
{
    public static async Task<int> RunAsync(IScenario[] scenarios, TimeSpan limit, string[] args)
    {
        // Figures are read by machines: one number format, whatever the machine's language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        if (args is ["list"])
        {
            foreach (var one in scenarios) await Console.Out.WriteLineAsync(one.Name);
            return 0;
        }

        if (args.Length == 0 || scenarios.FirstOrDefault(one => one.Name == args[0]) is not { } scenario)
        {
            await Console.Error.WriteLineAsync($"Usage: <scenario> [--smoke] [--name value …]; scenarios: {string.Join(", ", scenarios.Select(one => one.Name))}");
            return 2;
        }

        Report report;
        stop.CancelAfter(scenario.Limit ?? limit);
        try
        {
            var options = new Options(args[1..]);
            report = new(Console.Out, options.Smoke);
            if (options.Smoke) LiveForSeconds();
            await scenario.RunAsync(options, report, stop.Token);
        }
        catch (ArgumentException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before the end: no verdict.");
            return 1;
        }

        report.Table();
        return report.Met ? 0 : 1;
    }

    // What a small run starts is mostly its own start: nothing is compiled twice there, nor mapped twice what was compiled.
    private static void LiveForSeconds()
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "FFFF"); // hexadecimal
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
    }
}
