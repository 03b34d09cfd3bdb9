using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Hosting;

/// <summary>The program as it is started: a process with options, an exit code and one sentence.</summary>
public sealed class PlayerHostTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Doingoai.Player.dll");

    private readonly List<Process> _started = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("player-host-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A test that fails half-way leaves no player behind.
    public void Dispose()
    {
        foreach (var process in _started.Where(process => !process.HasExited)) process.Kill(entireProcessTree: true);
        _started.ForEach(process => process.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(params string[] options)
    {
        string[] arguments = [Program, "--Player:PortalAddress=http://127.0.0.1:9", $"--Player:Folder={_folder}", "--Kiosk:Browser=none", .. options];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _started.Add(process);
        return process;
    }

    private async Task<(int Code, string Sentence)> EndOfAsync(params string[] options)
    {
        var process = Start(options);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var sentence = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Empty(await output);
        return (process.ExitCode, sentence.Trim());
    }

    private async Task<JsonElement> ReadyAsync()
    {
        var path = Path.Combine(_folder, "ready.json");
        await RecordedEvents.UntilAsync(() => File.Exists(path) && File.ReadAllText(path).Contains("\"code\"", StringComparison.Ordinal), "an enrolment code");
        return JsonDocument.Parse(await File.ReadAllBytesAsync(path, Cancel)).RootElement;
    }

    [Theory]
    [InlineData("--Player:Link=pigeon", "Link")]
    [InlineData("--Player:LocalPort=99999", "LocalPort")]
    [InlineData("--Player:PortalAddress=ftp://portal", "PortalAddress")]
    [InlineData("--Kiosk:AllowRoot=maybe", "AllowRoot")]
    public async Task A_bad_option_is_named_in_one_line(string option, string name)
    {
        var (code, sentence) = await EndOfAsync(option);

        Assert.Equal(2, code);
        Assert.Contains(name, sentence, StringComparison.Ordinal);
        Assert.Single(sentence.Split('\n'));
    }

    [Fact]
    public async Task A_taken_port_is_named_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Assert.Equal((3, $"Port {port} on 127.0.0.1 is taken; set Player:LocalPort to another or to 0."), await EndOfAsync($"--Player:LocalPort={port}"));
    }

    [Fact]
    public async Task A_second_player_in_the_same_folder_is_refused_and_the_first_ends_cleanly()
    {
        var first = Start();
        var ready = await ReadyAsync();
        Assert.Equal("enrolling", ready.GetProperty("state").GetString());
        Assert.Equal(8, ready.GetProperty("enrolment").GetProperty("code").GetString()!.Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "ready.json")));
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(ready.GetProperty("address").GetString()!), Cancel)).StatusCode);

        Assert.Equal((4, $"Another player is using {_folder}."), await EndOfAsync());

        Pixels.Run("kill", ["-TERM", $"{first.Id}"]);
        await first.WaitForExitAsync(Cancel);
        Assert.Equal(0, first.ExitCode);
        Assert.False(File.Exists(Path.Combine(_folder, "ready.json")));
    }
}
