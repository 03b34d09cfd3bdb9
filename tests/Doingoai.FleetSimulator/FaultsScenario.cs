using System.Collections.Concurrent;
using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.Trouble;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>
/// One agent goes through every fault in turn: something approved stays on the screen, the fault is told to the portal, and
/// afterwards what is published arrives as ever.
/// </summary>
internal sealed class FaultsScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(3);

    // Of a server: downloads must fail as often as it takes to be told, however slow the machine; it ends when it is.
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(30);

    public string Name => "faults";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        await using var fleet = await Fleet.StartAsync(0, LinkNames.Mqtt, cancel);
        using var newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);
        await using var small = options.Smoke ? null : await Tmpfs.TryMountAsync(24);
        using var scratch = new ScratchFolder();
        var place = fleet.Free[0];
        await using var player = new TroubledPlayer(Path.Combine(small?.Path ?? scratch.Path, "player"), fleet.Network);
        await player.EnrolAsync(fleet.Technician, place.Device, cancel);
        var range = new Range(fleet, newsroom, player, place, report, cancel);
        await range.ArrangeAsync();

        await range.TryAsync(
            "disk full", "disk.full", () => player.Disk.Trouble = DiskTrouble.Full, () => player.Disk.Trouble = DiskTrouble.None, lasts: options.Smoke ? TimeSpan.FromSeconds(1) : null);
        await range.RestartAsync("bit flip in a picture", "media.corrupted", () => BitFlip.In(Path.Combine(player.Folder, "media", range.Latest)));
        if (!options.Smoke) await range.PublishAndShowAsync("bit flip in a picture"); // what comes next shows it too
        await range.TryAsync("server lies", "media.mismatch", () => player.Server.Lie = MediaLie.Flips, () => player.Server.Lie = MediaLie.None, lasts: UntilTold);
        if (!options.Smoke) await RestAsync(range, fleet, player, small, cancel);

        report.Must("every fault was tried", range.Tried >= (options.Smoke ? 3 : 9), $"{range.Tried}");
    }

    private static async Task RestAsync(Range range, Fleet fleet, TroubledPlayer player, Tmpfs? small, CancellationToken cancel)
    {
        await range.TryAsync("disk read-only", "disk.refuses", () => player.Disk.Trouble = DiskTrouble.ReadOnly, () => player.Disk.Trouble = DiskTrouble.None);
        await range.TryAsync("server cuts short", "media.unavailable", () => player.Server.Lie = MediaLie.Truncates, () => player.Server.Lie = MediaLie.None, lasts: UntilTold);
        await range.TryAsync("server stalls", null, () => player.Server.Lie = MediaLie.Stalls, () => player.Server.Lie = MediaLie.None);
        await range.TryPoisonAsync();
        if (small is not null)
        {
            await range.AgainAsync(() => { }); // a trouble is told once; the next agent knows of none
            await range.TryAsync("tmpfs full", "disk.full", small.Fill, small.Free, times: 10);
            // A disk on which files are being written cannot be turned; so the agent finds it that way.
            await range.AgainAsync(() => small.SetReadOnlyAsync(true).Wait(cancel));
            await range.TryAsync("tmpfs read-only", "disk.refuses", () => { }, () => small.SetReadOnlyAsync(false).Wait(cancel));
        }

        await range.RestartAsync("bit flip in the journal", "journal.", () => BitFlip.In(Directory.GetFiles(Path.Combine(player.Folder, "journal")).Order().Last()));
        await range.PublishAndShowAsync("bit flip in the journal");
        using (new LockedDatabase(fleet.Telemetry)) await range.LastsAsync("telemetry locked");
        await range.HealedAsync("telemetry locked", null);
        using (new LockedDatabase(Path.Combine(Path.GetDirectoryName(fleet.Telemetry)!, "portal.db"))) await range.LastsAsync("portal's database locked");
        await range.HealedAsync("portal's database locked", null);
        await range.TryPortalRestartAsync();
    }

    /// <summary>The steps every fault goes through.</summary>
    private sealed class Range(Fleet fleet, Newsroom newsroom, TroubledPlayer player, FleetPlace place, Report report, CancellationToken cancel)
    {
        private readonly ConcurrentDictionary<string, byte> _approved = [];
        private int _told;
        private int _number;

        public int Tried { get; private set; }

        /// <summary>Hash of the picture shown last.</summary>
        public string Latest { get; private set; } = "";

        private Guid Screen => place.Screens[0];

        /// <summary>Something that always plays, so that nothing on the screen is a fault.</summary>
        public async Task ArrangeAsync()
        {
            using var operate = await fleet.Network.SignInAsync("operator", cancel);
            var draft = await ReleaseAsync();
            var playlist = await operate.PostAsync("/api/v1/playlists", new { name = new { vi = "Luôn chiếu" }, items = new[] { new { item = draft.Item, seconds = 10 } } }, cancel);
            await operate.PostAsync("/api/v1/schedules", new { playlist = playlist.GetProperty("id").GetString() }, cancel);
            await ArrivesAsync(draft, null);
        }

        public async Task PublishAndShowAsync(string? fault = null)
        {
            var draft = await ReleaseAsync();
            await ArrivesAsync(draft, fault);
        }

        /// <param name="times">How often it may have to begin anew: on a disk that is really full the agent makes room by what nobody needs.</param>
        /// <param name="lasts">At most, where it matters whether it can be told meanwhile; <c>null</c>: as any.</param>
        public async Task TryAsync(string name, string? code, Action begin, Action end, int times = 1, TimeSpan? lasts = null)
        {
            var blank = 0;
            await using (var watch = Watching())
            {
                Draft draft;
                do
                {
                    begin();
                    draft = await ReleaseAsync();
                    await Wait.UntilAsync(name, () => Task.FromResult(NewlyTold(code).Length > 0), lasts ?? Lasts, cancel, throws: false);
                }
                while (draft.Slides.Contains(player.Shown(Screen) ?? "") && --times > 0);

                report.Must($"{name}: what cannot be stored is not shown", !draft.Slides.Contains(player.Shown(Screen) ?? ""), "held back");
                end();
                await ArrivesAsync(draft, name);
                blank = watch.Blank;
            }

            await ToldAsync(name, code, blank);
        }

        /// <summary>Stops the agent, does something to what it left, starts it again; ends when it plays.</summary>
        public async Task AgainAsync(Action meanwhile)
        {
            await player.RestartAsync(meanwhile);
            await Wait.UntilAsync("something plays again", () => player.Shown(Screen) is { } file && _approved.ContainsKey(file), Patience, cancel);
        }

        public async Task RestartAsync(string name, string code, Action damage)
        {
            await AgainAsync(damage);
            await ToldAsync(name, code, 0);
        }

        public async Task TryPoisonAsync()
        {
            var draft = await newsroom.WriteAsync(FreshPicture.Make(++_number), $"Ảnh hỏng {_number}", cancel);
            player.Poison(draft.Slides);
            await newsroom.ApproveAsync(draft, cancel);
            await newsroom.ShowNowAsync(Screen, draft, cancel);
            await using var watch = Watching();
            await ToldAsync("poison picture", "entry.notDrawn", 0);
            report.AtMost("poison picture: looks at nothing approved", watch.Blank, 0);
            await PublishAndShowAsync("poison picture");
        }

        public async Task TryPortalRestartAsync()
        {
            await using var watch = Watching();
            await fleet.KillPortalAsync(cancel);
            player.Http.Retarget(fleet.Network.Address.Port);
            player.Mqtt.Retarget(fleet.Network.MqttPort);
            newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);
            await HealedAsync("broker restart", null);
            report.AtMost("broker restart: looks at nothing approved", watch.Blank, 0);
            newsroom.Dispose();
        }

        public async Task LastsAsync(string name)
        {
            await using var watch = Watching();
            await Task.Delay(Lasts * 2, cancel);
            report.AtMost($"{name}: looks at nothing approved", watch.Blank, 0);
        }

        public async Task HealedAsync(string name, string? code)
        {
            await PublishAndShowAsync(name);
            await ToldAsync(name, code, 0);
        }

        private Watch Watching() => new(() => player.Shown(Screen), _approved.ContainsKey);

        private async Task<Draft> ReleaseAsync()
        {
            var draft = await newsroom.WriteAsync(FreshPicture.Make(++_number), $"Ảnh {_number}", cancel);
            await newsroom.ApproveAsync(draft, cancel);
            foreach (var slide in draft.Slides) _approved[slide] = 0;
            await newsroom.ShowNowAsync(Screen, draft, cancel);
            return draft;
        }

        // A "show now" holds for half a minute; a fault may have used that up.
        private async Task ArrivesAsync(Draft draft, string? fault)
        {
            var asked = TimeProvider.System.GetTimestamp();
            await Wait.UntilAsync(
                $"{fault ?? "at first"}: what was published is shown",
                async () =>
                {
                    if (player.Shown(Screen) is { } file && draft.Slides.Contains(file))
                    {
                        Latest = file;
                        return true;
                    }

                    if (TimeProvider.System.GetElapsedTime(asked) < TimeSpan.FromSeconds(20)) return false;
                    asked = TimeProvider.System.GetTimestamp();
                    await newsroom.ShowNowAsync(Screen, draft, cancel);
                    return false;
                },
                Patience,
                cancel);
        }

        private async Task ToldAsync(string name, string? code, int blank)
        {
            Tried++;
            report.AtMost($"{name}: looks at nothing approved", blank, 0);
            if (code is null) return;
            var told = "";
            await Wait.UntilAsync($"{name} is told", () => Task.FromResult((told = NewlyTold(code)).Length > 0), Patience, cancel, throws: false);
            _told = Faults().Count;
            report.Line(("fault", name), ("told", told));
            report.Must($"{name}: told", told.Length > 0, told);
        }

        // Since the fault before was judged; "" if not, or if nobody tells of this one.
        private string NewlyTold(string? code) =>
            code is null ? "" : Faults().Skip(_told).Select(record => Code(record.Line)).FirstOrDefault(one => one.StartsWith(code, StringComparison.Ordinal)) ?? "";

        private IReadOnlyList<PortalRecord> Faults() => PortalJournal.Read(fleet.Telemetry, place.Device, JournalKinds.Fault);

        private static string Code(string line) =>
            ProtocolJson.TryRead<FaultBody>(ProtocolJson.TryRead<JournalRecord>(System.Text.Encoding.UTF8.GetBytes(line))!.Body)!.Code;
    }
}
