using System.Net;
using System.Text.RegularExpressions;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Faults;

[StartsPortal]
public sealed partial class FaultTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    private long NowMs => _now.ToUnixTimeMilliseconds();

    [Fact]
    public async Task What_a_device_reports_stands_on_the_board_in_words_and_what_it_says_stays_text()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.MediaCorrupted, device.Screen, "<img src=x onerror=alert(1)>\u202e\u0007"), NowMs));

        var card = await CardAsync(device);

        Assert.Contains("Tệp trên đĩa bị hỏng", card, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", card, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', card);
        Assert.DoesNotContain('\u0007', card);
    }

    [Fact]
    public async Task A_report_counts_once_however_often_it_is_sent_and_the_same_fault_again_counts_up()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        var first = device.Journal([journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.ClockJumped), NowMs - 60_000)]);
        await TellAsync(device, first);
        await TellAsync(device, first);
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.ClockJumped, Detail: "900000 ms"), NowMs));

        var fault = Assert.Single(await StandingAsync(device));
        Assert.Equal((2, "900000 ms"), (fault.Count, fault.Detail));
        Assert.Equal(60, (fault.Last - fault.First).TotalSeconds);
    }

    [Fact]
    public async Task A_lasting_fault_stands_until_it_ends_or_the_agent_starts_anew_a_moment_for_a_day()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        var longAgo = NowMs - 3 * 86_400_000L;
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull), longAgo));
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.ClockJumped), longAgo));
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskRefuses), NowMs));
        Assert.Equal([FaultCodes.DiskRefuses, FaultCodes.DiskFull], (await StandingAsync(device)).Select(fault => fault.Code));

        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull, Ended: true), NowMs));
        Assert.Equal([FaultCodes.DiskRefuses], (await StandingAsync(device)).Select(fault => fault.Code));

        await TellAsync(device, journal.One(JournalKinds.Start, new StartBody("boot", "1.0"), NowMs));
        Assert.Empty(await StandingAsync(device));
    }

    [Fact]
    public async Task A_code_of_a_newer_player_is_kept_as_unknown_with_its_name()
    {
        using var device = await portal.DeviceAsync();
        await TellAsync(device, new TestJournal(device).One(JournalKinds.Fault, new FaultBody("fan.stuck", Detail: "0 rpm"), NowMs));

        var fault = Assert.Single(await StandingAsync(device));
        Assert.Equal((FaultCodes.Unknown, "fan.stuck 0 rpm"), (fault.Code, fault.Detail));
    }

    [Fact]
    public async Task Whoever_takes_notice_is_named_and_the_fault_stays_listed_but_is_not_new_until_it_begins_anew()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull), NowMs - 60_000));
        var card = await CardAsync(device);
        Assert.Contains("1 sự cố mới", card, StringComparison.Ordinal);
        Assert.Contains("data-new-faults=\"", await (await portal.BrowserAsync()).GetStringAsync("/board/summary"), StringComparison.Ordinal);

        await AcknowledgeAsync(device, card, FaultCodes.DiskFull, "Đã gọi <b>thợ</b>");
        var known = Assert.Single(await StandingAsync(device)).Acknowledged!;
        Assert.Equal("Đã gọi <b>thợ</b>", known.Note);
        card = await CardAsync(device);
        Assert.DoesNotContain("sự cố mới", card, StringComparison.Ordinal);
        Assert.Contains("Đĩa đầy", card, StringComparison.Ordinal);
        Assert.Contains("Đã gọi &lt;b&gt;thợ", card, StringComparison.Ordinal);
        Assert.Contains(known.PersonName, card, StringComparison.Ordinal);

        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull), NowMs - 30_000)); // said again, the same trouble
        Assert.False(Assert.Single(await StandingAsync(device)).IsNew);

        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull, Ended: true), NowMs - 20_000));
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull), NowMs - 10_000));
        Assert.True(Assert.Single(await StandingAsync(device)).IsNew);
    }

    [Fact]
    public async Task What_happens_once_more_is_new_again_and_what_is_over_cannot_be_acknowledged()
    {
        using var device = await portal.DeviceAsync();
        var journal = new TestJournal(device);
        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.ClockJumped), NowMs - 60_000));
        var card = await CardAsync(device);
        await AcknowledgeAsync(device, card, FaultCodes.ClockJumped, null);
        Assert.False(Assert.Single(await StandingAsync(device)).IsNew);

        await TellAsync(device, journal.One(JournalKinds.Fault, new FaultBody(FaultCodes.ClockJumped), NowMs));
        Assert.True(Assert.Single(await StandingAsync(device)).IsNew);

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(device, card, FaultCodes.DiskFull, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(device, card, FaultCodes.ClockJumped, new string('x', 129))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(device, "", FaultCodes.ClockJumped, null)).StatusCode);
    }

    private async Task AcknowledgeAsync(TestDevice device, string card, string code, string? note) => Assert.Equal(HttpStatusCode.OK, (await PostAsync(device, card, code, note)).StatusCode);

    private async Task<HttpResponseMessage> PostAsync(TestDevice device, string card, string code, string? note)
    {
        var form = new Dictionary<string, string> { ["device"] = $"{device.Id}", ["screen"] = "", ["code"] = code, ["card"] = $"{device.Screen}", ["note"] = note ?? "" };
        if (Token().Match(card) is { Success: true } token) form["__RequestVerificationToken"] = token.Groups[1].Value;
        return await (await portal.BrowserAsync()).PostAsync("/board/faults", new FormUrlEncodedContent(form));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private async Task<List<DeviceFault>> StandingAsync(TestDevice device) =>
        [.. (await portal.Services.GetRequiredService<FaultStore>().StandingAsync(_now, null, TestContext.Current.CancellationToken))[device.Id]];

    // The board knows a device that has just been added after a few seconds, and a little later that it is in use.
    private async Task<string> CardAsync(TestDevice device)
    {
        var browser = await portal.BrowserAsync();
        for (var look = 0; ; look++)
        {
            using var answer = await browser.GetAsync($"/board/screens/{device.Screen:N}");
            var card = await answer.Content.ReadAsStringAsync();
            if (card.Contains("faults", StringComparison.Ordinal) || look == 200) return card;
            await Task.Delay(100);
        }
    }

    private static Task TellAsync(TestDevice device, string line) => TellAsync(device, device.Journal([line]));

    private static async Task TellAsync(TestDevice device, Envelope batch) => await device.HearAsync(envelope => envelope.Type == DownTypes.JournalAck, device.Hello(), batch);
}
