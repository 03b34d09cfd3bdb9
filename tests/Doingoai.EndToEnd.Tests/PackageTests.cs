using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Doingoai.Demo;

namespace Doingoai.EndToEnd.Tests;

/// <summary>The Debian package as it is built, installed, started without an SDK, and taken off again: beside the tests that share a screen.</summary>
public sealed class PackageTests(BarePortal living, ITestOutputHelper output) : IClassFixture<BarePortal>, IDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ChildProcess.Dll("Player"))!, "..", "..", "..", "..", ".."));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_package_installs_starts_lives_and_goes_without_a_trace_but_the_data()
    {
        var clock = Stopwatch.StartNew();
        var package = (await OutputAsync(Path.Combine(Root, "signage-player", "packaging", "build-deb"), _folder)).Trim();
        output.WriteLine($$"""{"metric":"package","mb":{{new FileInfo(package).Length / 1_000_000}},"built_s":{{(int)clock.Elapsed.TotalSeconds}}}""");
        await HoldsWhatItShouldAsync(package);

        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "notify")));
        var seen = new List<(string Key, string Value)>();
        using var trial = Start("unshare", "--mount", Path.Combine(Root, "tests", "package-trial"), package, living.Network.Address.ToString().TrimEnd('/'), _folder);
        var signs = 0;
        while (await trial.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            seen.Add(line.Split(' ', 2) is [var key, var value] ? (key, value) : (line, ""));
            if (seen[^1].Key != "ready") continue;

            await IsAskedForAsync(JsonDocument.Parse(seen[^1].Value).RootElement.GetProperty("enrolment").GetProperty("code").GetString()!);
            Assert.Equal("READY=1", await HearAsync(systemd));
            for (signs = 0; signs < 3; signs++) Assert.Equal("WATCHDOG=1", await HearAsync(systemd));
            await File.WriteAllTextAsync(Path.Combine(_folder, "stop"), "", Cancel);
        }

        await trial.WaitForExitAsync(Cancel);
        var told = string.Join('\n', seen.Select(one => $"{one.Key} {one.Value}")) + await trial.StandardError.ReadToEndAsync(Cancel);
        Assert.True(signs == 3, told);
        Assert.Equal(
            [("user", "doingoai-player /usr/sbin/nologin"), ("data", "doingoai-player 700"), ("settings", "root 600"), ("portal", "1")],
            seen.Take(4));
        Assert.DoesNotContain(seen, one => one.Key is "accepted" or "unit" or "purged" or "unsandboxed" or "survivor");
        Assert.InRange(double.Parse(One(seen, "exposure"), System.Globalization.CultureInfo.InvariantCulture), 0, 5);
        Assert.Equal("0", One(seen, "ended"));
        Assert.InRange(double.Parse(One(seen, "uncovered"), System.Globalization.CultureInfo.InvariantCulture), 0, 0.05);
        Assert.Equal("DontVTSwitch DontZap DontZoom ", One(seen, "keys"));
        Assert.Equal("doingoai-player", One(seen, "browser"));
        // Every page runs without a right and behind its filter of system calls.
        Assert.Contains(seen, one => one.Key == "page");
        Assert.All(seen.Where(one => one.Key == "page"), one => Assert.Equal("CapEff=0000000000000000 NoNewPrivs=1 Seccomp=2 ", one.Value));
        Assert.All(
            seen.Where(one => one.Key == "removed"),
            one => Assert.True(one.Value.StartsWith("/var/lib/doingoai-player", StringComparison.Ordinal) || one.Value.StartsWith("/etc/doingoai-player", StringComparison.Ordinal), one.Value));
        Assert.Contains(seen, one => one == ("removed", "/var/lib/doingoai-player/identity/device-key.pem"));
        Assert.Equal(("yes", "yes"), (One(seen, "user-kept"), One(seen, "user-gone")));
        output.WriteLine($$"""{"metric":"package_trial_s","value":{{(int)clock.Elapsed.TotalSeconds}}}""");
    }

    private static async Task HoldsWhatItShouldAsync(string package)
    {
        var files = await OutputAsync("dpkg-deb", "--contents", package);
        foreach (var file in (string[])[
            "./opt/doingoai-player/Doingoai.Player", "./opt/doingoai-player/libcoreclr.so", "./opt/doingoai-player/renderer/index.html", "./opt/doingoai-player/kiosk-session",
            "./usr/sbin/doingoai-player-configure", "./usr/lib/systemd/system/doingoai-player.service", "./usr/lib/systemd/journald.conf.d/doingoai-player.conf",
            "./usr/lib/systemd/logind.conf.d/doingoai-player.conf", "./usr/lib/sysctl.d/60-doingoai-player.conf", "./usr/share/X11/xorg.conf.d/50-doingoai-player.conf",
            "./usr/lib/udev/rules.d/90-doingoai-stick.rules", "./usr/share/polkit-1/rules.d/50-doingoai-player.rules", "./etc/chromium/policies/managed/doingoai-player.json"])
            Assert.Contains($" {file}\n", files, StringComparison.Ordinal);
        Assert.All(files.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("root/root", line, StringComparison.Ordinal));
        Assert.DoesNotContain(".pdb", files, StringComparison.Ordinal);
        var needs = await OutputAsync("dpkg-deb", "--field", package, "Depends");
        foreach (var needed in (string[])["chromium", "fonts-noto-cjk", "xinit", "adduser", "polkitd", "alsa-utils"]) Assert.Contains(needed, needs, StringComparison.Ordinal);
    }

    // The portal has heard of the machine that shows this code.
    private async Task IsAskedForAsync(string code)
    {
        using var technician = await living.Network.SignInAsync("technician", Cancel);
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < Patience; await Task.Delay(100, Cancel))
            if ((await technician.GetAsync($"/api/v1/enrolments?code={code}", Cancel)).GetArrayLength() > 0) return;
        Assert.Fail($"The portal never heard of {code}.");
    }

    private static async Task<string> HearAsync(Socket systemd)
    {
        var bytes = new byte[256];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        return Encoding.UTF8.GetString(bytes, 0, await systemd.ReceiveAsync(bytes, patience.Token));
    }

    private static string One(IEnumerable<(string Key, string Value)> seen, string key) => seen.Single(one => one.Key == key).Value;

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return said;
    }
}
