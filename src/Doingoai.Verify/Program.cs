using System.Globalization;
using Doingoai.Protocol.Journals.Exports;

// What an auditor runs: no portal, no database, no network. See docs/proof-of-play.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=', StringComparison.Ordinal)).Select(word => word[2..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
if (args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray() is not [var path] || options.Keys.Except(["root", "item", "screen"]).Any())
{
    await Console.Error.WriteLineAsync("usage: doingoai-verify <file> [--root=<thumbprint>] [--item=<id>] [--screen=<id>]");
    return 2;
}

if (!File.Exists(path))
{
    await Console.Error.WriteLineAsync($"There is no file {path}.");
    return 2;
}

await using var file = File.OpenRead(path);
var report = ExportVerifier.Verify(file);
var isRoot = !options.TryGetValue("root", out var root) || root == report.Root;

Console.WriteLine($"root    {report.Root}  {(root is null ? "compare this with the thumbprint kept elsewhere, or give --root=" : isRoot ? "is the one given" : "IS NOT THE ONE GIVEN")}");
Console.WriteLine($"roster  version {report.RosterVersion}; portal keys {string.Join(", ", report.PortalKeys)}");
if (report.EarlierKeys.Count > 0) Console.WriteLine($"        keys of earlier rosters, for manifests of their time: {string.Join(", ", report.EarlierKeys)}");
if (report.Head is { } head) Console.WriteLine($"portal  {head.PortalId}; plays from {Time(head.FromMs)} to {Time(head.UntilMs)}, exported {Time(head.ExportedAtMs)}");
foreach (var device in report.Devices) Console.WriteLine($"device  {device.Id:N}  {device.Name}; {device.Batches} batches signed by {(device.Keys.Count == 0 ? "nobody" : string.Join(", ", device.Keys))}");
foreach (var gap in report.Gaps) Console.WriteLine($"gap     {gap}");
if (report.GapsFound > report.Gaps.Count) Console.WriteLine($"gap     {report.GapsFound} gaps in all; the first {report.Gaps.Count} are named");
foreach (var wrong in report.Wrong) Console.WriteLine($"WRONG   {wrong}");
if (!report.IsRight || !isRoot)
{
    Console.WriteLine("NOT PROVEN: nothing in this file counts.");
    return 1;
}

Console.WriteLine($"chain intact, signatures right: {report.Records} records");
foreach (var count in report.Counts.Where(count => (!options.TryGetValue("item", out var item) || count.Item == item) && (!options.TryGetValue("screen", out var screen) || count.Screen.ToString("N") == screen.Replace("-", "", StringComparison.Ordinal))))
    Console.WriteLine($"{count.Plays} plays of item {count.Item} ({count.Language}) on screen {count.Screen:N} {count.ScreenName}: {TimeSpan.FromSeconds(count.ShownMs / 1000)}");
if (report.NotSent > 0) Console.WriteLine($"not counted: {report.NotSent} plays of what no manifest in the file sent to that screen");
if (report.NotSigned > 0) Console.WriteLine($"not counted: {report.NotSigned} plays in records without the signature of a device");
return report.GapsFound == 0 ? 0 : 3;

static string Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(ms, 0, 253_402_300_799_999)).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
