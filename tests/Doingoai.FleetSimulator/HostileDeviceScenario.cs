using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.FleetSimulator.Hostile;
using Doingoai.FleetSimulator.Tamper;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>
/// An enrolled device sends a corpus of injections and bombs through every field of every message and upload, while a technician
/// watches the board: nothing runs in the admin, the portal answers throughout, its memory stays bounded, others play on.
/// </summary>
internal sealed class HostileDeviceScenario : IScenario
{
    private const string Chromium = "/usr/bin/chromium";
    private const double MostGrownMb = 200;
    private const double MostPeakMb = 700;

    public string Name => "hostile-device";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var corpus = options.Smoke ? Corpus.Few : Corpus.Texts;
        await using var fleet = await Fleet.StartAsync(1, "mqtt", cancel);
        var place = fleet.Free[0];
        using var raw = await RawDevice.EnrolAsync(fleet.Network.Address, fleet.Network.MqttPort, fleet.Technician, place.Device, cancel);
        var (run, portal) = (RawDevice.Run(), fleet.Network.Portal.Id);
        var (device, messages) = (new HostileDevice(raw, run), new HostileMessages(raw, place.Screens[0], run));
        await device.SayAsync(messages.Numbered().Take(1), cancel);
        var before = Probe.ResidentMb(portal);

        var probe = new Probe(fleet.Technician.Http, portal);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var probing = probe.RunAsync(stop.Token);
        await using var witness = options.Smoke ? null : await WitnessAsync(fleet, report, cancel);
        if (witness is not null) await witness.OpenAsync(new Uri(fleet.Network.Address, "/board").ToString(), cancel); // its live cards see all of it come

        await SayAsync(device, messages, corpus, report, cancel);
        await OrderAsync(fleet, place, device, corpus, cancel);
        await AnnounceAsync(fleet, corpus, report, cancel);
        await UploadAsync(fleet, place, device, corpus, options.Smoke, report, cancel);
        await Task.Delay(1_000, cancel);

        await ReadAsync(fleet, place, corpus, report, cancel);
        if (witness is not null) await LookAsync(fleet, place, witness, report, cancel);
        await stop.CancelAsync();
        await probing;
        Judge(report, device, probe, before, Probe.ResidentMb(portal));
        report.Must("an honest screen stayed on line", await fleet.LinkAsync(fleet.Screens[0], cancel) == "mqtt", "mqtt");
    }

    private static async Task SayAsync(HostileDevice device, HostileMessages messages, IReadOnlyList<string> corpus, Report report, CancellationToken cancel)
    {
        var said = 0;
        foreach (var one in corpus.SelectMany(messages.Of).Concat(messages.Numbered()).Chunk(8))
        {
            await device.SayAsync(one, cancel);
            said += one.Length;
        }

        var taken = new List<string>();
        foreach (var (name, body) in Corpus.Malformed())
        {
            var status = await device.SayAsync(body, cancel);
            report.Line(("body", name), ("answer", (int)status));
            if ((int)status >= 500) taken.Add(name);
        }

        report.Line(("metric", "messages"), ("value", said), ("texts", corpus.Count));
        report.Must("what is malformed breaks nothing", taken.Count == 0, taken.Count == 0 ? "no 5xx" : string.Join(", ", taken));
    }

    // Results of real orders are what technicians read on the board, which shows the latest: the plain script comes last.
    private static async Task OrderAsync(Fleet fleet, FleetPlace place, HostileDevice device, IReadOnlyList<string> corpus, CancellationToken cancel)
    {
        foreach (var text in corpus.Where(text => text.Length <= 128).Reverse())
        {
            var order = await fleet.Technician.PostAsync($"/api/v1/devices/{place.Device:N}/commands", new { name = "reload", screen = place.Screens[0] }, cancel);
            var result = new CommandResult(order.GetProperty("id").GetGuid(), order.GetProperty("sequence").GetInt64(), CommandState.Failed, 1, text);
            await device.SayAsync([Envelope.Of(UpTypes.Result, result, TimeProvider.System.GetUtcNow())], cancel);
        }
    }

    // Anybody may announce a machine: its name and version stand before a technician.
    private static async Task AnnounceAsync(Fleet fleet, IReadOnlyList<string> corpus, Report report, CancellationToken cancel)
    {
        var broken = 0;
        foreach (var text in corpus)
        {
            using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
            var request = new { code = Doingoai.Protocol.Enrolment.EnrolmentCode.New(), key = Doingoai.Protocol.Trust.Jwk.Of(key), commitment = new string('a', 64), name = text, player = text };
            using var answer = await fleet.Technician.Http.PostAsJsonAsync(Routes.Enrolments, request, ProtocolJson.Options, cancel);
            if ((int)answer.StatusCode >= 500) broken++;
        }

        report.Must("announcements break nothing", broken == 0, $"{broken} of {corpus.Count}");
    }

    private static async Task UploadAsync(Fleet fleet, FleetPlace place, HostileDevice device, IReadOnlyList<string> corpus, bool few, Report report, CancellationToken cancel)
    {
        var broken = new List<string>();
        foreach (var (name, bytes) in Bombs.All(few))
        {
            var order = await fleet.Technician.PostAsync($"/api/v1/devices/{place.Device:N}/commands", new { name = "screenshot", screen = place.Screens[0] }, cancel);
            var status = await device.UploadAsync(Routes.Screenshot(order.GetProperty("id").GetGuid()), bytes, cancel);
            var seen = await device.UploadAsync(Routes.Frame(place.Screens[0], new(FrameVerdict.Other, 1, 1, 1, corpus[0])), bytes, cancel);
            report.Line(("upload", name), ("bytes", bytes.Length), ("screenshot", (int)status), ("frame", (int)seen));
            if ((int)status >= 500 || (int)seen >= 500) broken.Add(name);
        }

        foreach (var text in corpus)
            if ((int)await device.UploadAsync(Routes.Frame(place.Screens[0], new(FrameVerdict.Other, long.MaxValue, long.MinValue, -1, text)), [1], cancel) >= 500) broken.Add(text[..Math.Min(20, text.Length)]);
        report.Must("uploads break nothing", broken.Count == 0, broken.Count == 0 ? "no 5xx" : string.Join(", ", broken));
    }

    private static async Task ReadAsync(Fleet fleet, FleetPlace place, IReadOnlyList<string> corpus, Report report, CancellationToken cancel)
    {
        var (found, mentions) = (0, 0);
        foreach (var address in await AddressesAsync(fleet, place, cancel))
        {
            using var answer = await fleet.Technician.Http.GetAsync(address, cancel);
            var html = await answer.Content.ReadAsStringAsync(cancel);
            var raw = Pages.Unencoded(html, corpus).ToList();
            (found, mentions) = (found + raw.Count, mentions + Pages.Mentions(html));
            report.Line(("page", address), ("answer", (int)answer.StatusCode), ("mentions", Pages.Mentions(html)), ("unencoded", raw.Count));
        }

        report.Must("the check finds what is not encoded", Pages.Unencoded($"<p>{corpus[0]}</p>", corpus).Any(), "control page");
        report.Must("what the device said is shown", mentions > 0, $"{mentions} times");
        report.AtMost("unencoded_texts", found, 0);
    }

    private static async Task<Witness> WitnessAsync(Fleet fleet, Report report, CancellationToken cancel)
    {
        var witness = await Witness.StartAsync(Chromium, cancel);
        await witness.OpenAsync("data:text/html," + Uri.EscapeDataString(Corpus.Texts[0] + Corpus.Texts[1]), cancel);
        var ran = witness.TakeRan();
        report.Must("the witness notices scripts that run", ran.Contains("RAN 1") && ran.Contains("RAN 2"), string.Join(", ", ran));

        await witness.OpenAsync(new Uri(fleet.Network.Address, "/admin/sign-in").ToString(), cancel);
        var body = JsonSerializer.Serialize(new { user = "administrator", password = fleet.Network.Password });
        var status = await witness.EvaluateAsync($"fetch('/api/v1/session', {{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }}, body: {JsonSerializer.Serialize(body)} }}).then(answer => answer.status)", cancel);
        report.Must("the witness is signed in", status.ValueKind == JsonValueKind.Number && status.GetInt32() < 300, status.ToString());
        return witness;
    }

    private static async Task LookAsync(Fleet fleet, FleetPlace place, Witness witness, Report report, CancellationToken cancel)
    {
        var (scripts, planted, mentions) = (new List<string>(witness.TakeRan()), 0, 0);
        foreach (var address in (string[])[.. await AddressesAsync(fleet, place, cancel), "/admin", "/admin/audit", "/admin/screens", $"/admin/screens/{place.Screens[0]:N}", "/admin/system"])
        {
            await witness.OpenAsync(new Uri(fleet.Network.Address, address).ToString(), cancel);
            var ran = witness.TakeRan();
            var elements = (await witness.EvaluateAsync("document.querySelectorAll('[data-hostile], [href^=\"javascript:\" i], [src^=\"data:text\"]').length", cancel)).GetInt32();
            var said = (await witness.EvaluateAsync("document.body.innerText.split('hostile').length - 1", cancel)).GetInt32();
            report.Line(("opened", address), ("scripts", ran.Count), ("planted", elements), ("mentions", said));
            scripts.AddRange(ran);
            (planted, mentions) = (planted + elements, mentions + said);
        }

        report.AtMost("scripts_run", scripts.Count, 0);
        report.AtMost("elements_planted", planted, 0);
        report.AtLeast("mentions_in_browser", mentions, 1);
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(Fleet fleet, FleetPlace place, CancellationToken cancel)
    {
        var waiting = (await fleet.Technician.GetAsync("/api/v1/enrolments", cancel)).EnumerateArray().Select(one => one.GetProperty("code").GetString()).Take(12);
        return
        [
            "/board", $"/board/screens/{place.Screens[0]:N}", $"/board/screens/{place.Screens[0]:N}/pictures", "/board/summary", "/board/enrol",
            .. waiting.Select(code => $"/board/enrol?code={code}"),
        ];
    }

    private static void Judge(Report report, HostileDevice device, Probe probe, double before, double after)
    {
        foreach (var (status, times) in device.Answers) report.Line(("answer", (int)status), ("times", times));
        var failed = device.Answers.Where(answer => (int)answer.Key >= 500).Sum(answer => answer.Value);
        report.AtMost("answers_5xx", failed, 0);
        report.AtMost("board_failures", probe.Failures, 0);
        report.Within("board_p99_ms", new Percentiles(probe.Ms).Of(99), 2_000);
        report.Line(("metric", "portal_mb"), ("before", before), ("peak", probe.PeakMb), ("after", after));
        report.Within("portal_grown_mb", after - before, MostGrownMb);
        report.AtMost("portal_peak_mb", probe.PeakMb, MostPeakMb);
        report.AtLeast("board_asked", probe.Ms.Count, 1);
    }
}
