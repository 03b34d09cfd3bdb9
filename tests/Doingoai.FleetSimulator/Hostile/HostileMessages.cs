using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.FleetSimulator.Tamper;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Hostile;

/// <summary>A text in every field of every message a device may send, and numbers that no clock shows.</summary>
internal sealed class HostileMessages(RawDevice device, Guid screen, string run)
{
    private static readonly long[] Numbers = [long.MinValue, -1, 0, long.MaxValue, 253_402_300_800_000];

    private long _seq;
    private string _previous = JournalRecord.NoPrevious;

    public IEnumerable<Envelope> Of(string text)
    {
        yield return Up(UpTypes.Hello, new { t0Ms = 1, run = text, bootId = text, player = text, rosterVersion = 0, screens = Array.Empty<object>() });
        yield return Up(UpTypes.Hello, new { t0Ms = 1, run, bootId = text, player = text[..Math.Min(64, text.Length)], rosterVersion = 0, screens = new[] { new { screen, highestVerified = 1, active = 1 } } });
        yield return Up(UpTypes.Heartbeat, new { t0Ms = 1, run = text, screens = new[] { Shown(text, 1) } });
        yield return Up(UpTypes.Readings, new { items = new[] { new { metric = text, value = 1.5, atMs = 1 }, new { metric = MetricKeys.Cpu, value = 1e300, atMs = 1 } } });
        yield return Up(UpTypes.Delivery, new { screen, version = 1, rung = "failed", atMs = 1, reason = text, entry = text });
        yield return Up(UpTypes.Delivery, new { screen, version = 1, rung = text, atMs = 1 });
        yield return Up(UpTypes.Result, new { command = Guid.NewGuid(), sequence = 1, state = "failed", atMs = 1, reason = text, body = new { text } });
        yield return Journal(JournalKinds.Play, new { screen, manifest = 1, entry = text, item = text, language = text, sha256 = text });
        yield return Journal(JournalKinds.Fault, new { code = text, screen, detail = text });
        yield return Journal(JournalKinds.Frame, new { screen, manifest = 1, verdict = text, entry = text });
        yield return Journal(JournalKinds.Start, new { bootId = text, player = text });
        yield return Bad(text, _seq + 1, device.Id);
    }

    /// <summary>Numbers at the ends of their ranges, foreign screens and devices, sequences that jump or go back.</summary>
    public IEnumerable<Envelope> Numbered()
    {
        foreach (var number in Numbers)
        {
            yield return Up(UpTypes.Hello, new { t0Ms = number, run, bootId = "b", player = "p", rosterVersion = number, screens = new[] { new { screen, highestVerified = number, active = number } } });
            yield return Up(UpTypes.Heartbeat, new { t0Ms = number, run, screens = new[] { Shown("hostile", number) }, offsetMs = number, uncertaintyMs = number });
            yield return Up(UpTypes.Readings, new { items = new[] { new { metric = MetricKeys.FrameAge, value = (double)number, atMs = number, screen } } });
            yield return Up(UpTypes.Delivery, new { screen, version = number, rung = "drawn", atMs = number });
            yield return Up(UpTypes.Result, new { command = Guid.NewGuid(), sequence = number, state = "done", atMs = number });
            yield return Bad(JournalKinds.Play, number, device.Id);
            yield return Bad(JournalKinds.Play, _seq + 1, Guid.NewGuid());
        }

        yield return Up(UpTypes.Heartbeat, new { t0Ms = 1, run, screens = Enumerable.Range(0, 300).Select(_ => Shown("hostile", 1)) });
        yield return Up(UpTypes.Delivery, new { screen = Guid.NewGuid(), version = 1, rung = "drawn", atMs = 1 });
        yield return Up(UpTypes.Journal, new { jws = new string('.', 20_000) });
    }

    /// <summary>A record that is the next of the run, whatever its body: it must be taken and stay harmless.</summary>
    private Envelope Journal(string kind, object body)
    {
        _seq++;
        var line = Line(kind, _seq, body, device.Id);
        if (line.Length > 8_000) line = Line(kind, _seq, new { }, device.Id);
        _previous = Convert.ToHexStringLower(SHA256.HashData(line));
        return Signed(line);
    }

    private Envelope Bad(string kind, long seq, Guid said) => Signed(Line(kind, seq, new { }, said));

    private byte[] Line(string kind, long seq, object body, Guid said) => ProtocolJson.ToBytes(
        new JournalRecord(said, run, seq, Math.Max(0, seq), long.MaxValue, kind, ProtocolJson.ToElement(body), _previous, long.MaxValue, long.MinValue));

    private Envelope Signed(byte[] line) => Up(UpTypes.Journal, new JournalMessage(
        Jws.Sign(JwsTypes.Journal, new JournalBatch(device.Id, run, [System.Text.Encoding.UTF8.GetString(line)]).ToBytes(), device.Key)));

    private object Shown(string text, long number) => new
    {
        screen,
        active = number,
        entry = text,
        drawnAtMs = number,
        frameBeatMs = number,
        seen = new { verdict = "other", atMs = number, sinceMs = number, manifest = number, entry = text },
    };

    private static Envelope Up(string type, object body) => Envelope.Of(type, JsonSerializer.SerializeToElement(body, ProtocolJson.Options), TimeProvider.System.GetUtcNow());
}
