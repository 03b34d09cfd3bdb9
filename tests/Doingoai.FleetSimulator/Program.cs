using System.Globalization;
using Doingoai.FleetSimulator;

// Figures are read by machines: one number format, whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

IScenario[] scenarios = [new LatencyScenario(), new TamperScenario()];
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (args.Length == 0 || scenarios.FirstOrDefault(one => one.Name == args[0]) is not { } scenario)
{
    Console.Error.WriteLine($"Usage: <scenario> [--smoke] [--name value …]; scenarios: {string.Join(", ", scenarios.Select(one => one.Name))}");
    return 2;
}

var report = new Report(Console.Out);
try
{
    await scenario.RunAsync(new Options(args[1..]), report, stop.Token);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped before the end: no verdict.");
    return 1;
}

report.Table();
return report.Met ? 0 : 1;
