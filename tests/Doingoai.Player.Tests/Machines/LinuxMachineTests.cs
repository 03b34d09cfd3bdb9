using Doingoai.Player.Machines;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Machines;

/// <summary>Real processes: small scripts stand for the machine's programs.</summary>
public sealed class LinuxMachineTests : IDisposable
{
    private readonly TemporaryFolder _tools = new();
    private int _restarts;

    public void Dispose() => _tools.Dispose();

    [Fact]
    public async Task A_tool_that_is_not_installed_is_a_reason()
    {
        var machine = Machine();

        Assert.Equal("toolMissing", await machine.RebootAsync(default));
        Assert.Equal("toolMissing", (await machine.SetVolumeAsync(10, default)).Refusal);
        Assert.Equal("toolMissing", (await machine.SetDisplayPowerAsync(true, default)).Refusal);
    }

    [Fact]
    public async Task What_the_installer_switched_off_is_not_supported()
    {
        Tool("systemctl", "exit 0");
        Tool("pactl", "exit 0");
        var machine = Machine(new() { Sound = "none", Display = "none", Reboot = false, IsSupervised = false });

        Assert.Equal("notSupported", await machine.RebootAsync(default));
        Assert.Equal("notSupported", (await machine.SetVolumeAsync(10, default)).Refusal);
        Assert.Equal("notSupported", (await machine.SetDisplayPowerAsync(true, default)).Refusal);
        Assert.Equal("noSupervisor", await machine.RestartPlayerAsync(default));
        Assert.Equal(0, _restarts);
    }

    [Fact]
    public async Task The_volume_is_set_by_pulse_and_read_back()
    {
        Tool("pactl", """
            case "$1" in
              set-sink-volume) echo "$3" > "$(dirname "$0")/level" ;;
              get-sink-volume) echo "Volume: front-left: 26214 / $(cat "$(dirname "$0")/level") / -23.88 dB,   front-right: 26214 /  40%" ;;
            esac
            """);

        Assert.Equal(new ReadBack<int>(40), await Machine().SetVolumeAsync(40, default));
    }

    [Fact]
    public async Task Where_pulse_does_not_answer_alsa_does()
    {
        Tool("pactl", "exit 1");
        Tool("amixer", """
            [ "$1" = get ] && echo "  Front Left: Playback 39 [61%] [-25.00dB] [on]"
            exit 0
            """);

        Assert.Equal(new ReadBack<int>(61), await Machine().SetVolumeAsync(60, default));
    }

    [Theory]
    [InlineData("xset", "  Monitor is Off", "  Monitor is On")]
    [InlineData("ddcutil", "VCP D6 SNC x04", "VCP D6 SNC x01")]
    [InlineData("wlr-randr", "HDMI-A-1 \"Panel\"\n  Enabled: no", "HDMI-A-1 \"Panel\"\n  Enabled: yes")]
    public async Task The_displays_are_switched_by_what_is_configured_and_read_back(string tool, string off, string on)
    {
        Tool(tool, $"""
            case "$*" in
              *off|*" 4") touch "$(dirname "$0")/off" ;;
              *on|*" 1") rm -f "$(dirname "$0")/off" ;;
            esac
            if [ -e "$(dirname "$0")/off" ]; then printf '%s\n' '{off}'; else printf '%s\n' '{on}'; fi
            """);
        var machine = Machine(new() { Display = tool });

        Assert.Equal(new ReadBack<bool>(false), await machine.SetDisplayPowerAsync(false, default));
        Assert.Equal(new ReadBack<bool>(true), await machine.SetDisplayPowerAsync(true, default));
    }

    [Fact]
    public async Task A_tool_that_fails_is_a_reason()
    {
        Tool("systemctl", "exit 1");
        Tool("xset", "echo what; exit 0");

        Assert.Equal("toolFailed", await Machine().RebootAsync(default));
        Assert.Equal("toolFailed", (await Machine(new() { Display = "xset" }).SetDisplayPowerAsync(true, default)).Refusal);
    }

    [Fact]
    public async Task Under_a_supervisor_a_restart_ends_the_program_and_a_reboot_is_asked_of_systemd()
    {
        Tool("systemctl", """echo "$@" > "$(dirname "$0")/asked" """);
        var machine = Machine(new() { IsSupervised = true });

        Assert.Null(await machine.RestartPlayerAsync(default));
        Assert.Null(await machine.RebootAsync(default));

        Assert.Equal(1, _restarts);
        Assert.Equal("--no-ask-password reboot", (await File.ReadAllTextAsync(Path.Combine(_tools.Path, "asked"), TestContext.Current.CancellationToken)).Trim());
    }

    private LinuxMachine Machine(MachineOptions? options = null) => new(options ?? new(), new Tools(_tools.Path), () => _restarts++);

    private void Tool(string name, string script)
    {
        var path = Path.Combine(_tools.Path, name);
        AScript.Write(path, $"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n");
    }
}
