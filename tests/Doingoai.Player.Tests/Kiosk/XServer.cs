using System.Diagnostics;
using System.Globalization;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>Debian's X server with its driver for displays that are not there, as a kiosk has it: nobody else on it, no window manager.</summary>
internal sealed class XServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _folder;
    private readonly string _display;

    private XServer(Process process, string folder, string display) => (_process, _folder, _display) = (process, folder, display);

    /// <summary>Folder with programs that run on this server.</summary>
    public string Programs => Path.Combine(_folder, "programs");

    /// <summary>Folder with an xrandr that tells what there is and arranges nothing.</summary>
    public string Refusing => Path.Combine(_folder, "refusing");

    public string Chromium => Path.Combine(Programs, "chromium");

    public static async Task<XServer> StartAsync(string folder, CancellationToken cancel)
    {
        var configuration = Path.Combine(AppContext.BaseDirectory, "xorg-dummy.conf");
        // It takes a free number by itself and writes it to its standard output.
        var process = Process.Start(new ProcessStartInfo("/usr/bin/Xorg",
            ["-displayfd", "1", "-config", configuration, "-logfile", Path.Combine(folder, "xorg.log"), "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "-quiet"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var number = await process.StandardOutput.ReadLineAsync(cancel).AsTask().WaitAsync(Patience, cancel) ?? throw new InvalidOperationException(await errors);
        var server = new XServer(process, folder, $":{int.Parse(number, CultureInfo.InvariantCulture)}");
        foreach (var program in (string[])["chromium", "xrandr", "xdotool", "import"]) server.Offer(program, server.Programs);
        server.Offer("xrandr", server.Refusing, before: "case $1 in --query|--current) ;; *) exit 1;; esac");
        return server;
    }

    public void Run(string program, params string[] arguments) => Pixels.Run(Path.Combine(Programs, program), arguments);

    /// <summary>All of what it shows: every display beside the next.</summary>
    public Pixels Picture() => Pixels.Read(Pixels.Run(Path.Combine(Programs, "import"), ["-window", "root", "png:-"]));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Offer(string program, string folder, string before = "")
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, program);
        AScript.Write(path, $"#!/bin/sh\n{before}\nDISPLAY={_display} exec /usr/bin/{program} \"$@\"\n");
    }
}
