using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals;

/// <summary>
/// Reads a record's line exactly as <see cref="ProtocolJson"/> would, without its lists of arguments and without making
/// strings anew that are known: a portal of thousands of screens reads fifteen thousand records a second.
/// </summary>
public static class JournalRecordText
{
    private const int Required = 8;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = ProtocolJson.MaxDepth };

    private static readonly string[] Kinds = [.. JournalKinds.All];

    /// <summary>Reads hostile bytes: <c>null</c> for anything that is not a well-formed record.</summary>
    /// <param name="run">The run it should be of, and</param>
    /// <param name="previous">the hash it should name: strings there are already need not be made again. Not checked.</param>
    public static JournalRecord? TryRead(ReadOnlySpan<byte> line, string run = "", string previous = JournalRecord.NoPrevious)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Strict);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Read(ref reader, run, previous) is { } record && !reader.Read() ? record : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static JournalRecord? Read(ref Utf8JsonReader reader, string run, string previous)
    {
        var (device, theRun, kind, prevSha256) = (Guid.Empty, "", "", "");
        var (seq, monoMs, wallMs) = (0L, 0L, 0L);
        var (offsetMs, uncertaintyMs, origin, body) = ((long?)null, (long?)null, (JournalOrigin?)null, default(JsonElement));
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            if (name < 0)
            {
                reader.Skip();
                continue;
            }

            if ((seen & (1 << name)) != 0) return null; // twice
            seen |= 1 << name;
            reader.Read();
            switch (name)
            {
                case 0: device = reader.GetGuid(); break;
                case 1: theRun = Text(ref reader, run); break;
                case 2: seq = reader.GetInt64(); break;
                case 3: monoMs = reader.GetInt64(); break;
                case 4: wallMs = reader.GetInt64(); break;
                case 5: kind = Kind(ref reader); break;
                case 6: body = JsonSerializer.Deserialize<JsonElement>(ref reader, ProtocolJson.Options); break;
                case 7: prevSha256 = Text(ref reader, previous); break;
                case 8: offsetMs = Number(ref reader); break;
                case 9: uncertaintyMs = Number(ref reader); break;
                default: origin = JsonSerializer.Deserialize<JournalOrigin?>(ref reader, ProtocolJson.Options); break;
            }
        }

        const int All = (1 << Required) - 1;
        return (seen & All) == All ? new(device, theRun, seq, monoMs, wallMs, kind, body, prevSha256, offsetMs, uncertaintyMs, origin) : null;
    }

    // The required ones first.
    private static int Name(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("device"u8) ? 0
        : reader.ValueTextEquals("run"u8) ? 1
        : reader.ValueTextEquals("seq"u8) ? 2
        : reader.ValueTextEquals("monoMs"u8) ? 3
        : reader.ValueTextEquals("wallMs"u8) ? 4
        : reader.ValueTextEquals("kind"u8) ? 5
        : reader.ValueTextEquals("body"u8) ? 6
        : reader.ValueTextEquals("prevSha256"u8) ? 7
        : reader.ValueTextEquals("offsetMs"u8) ? 8
        : reader.ValueTextEquals("uncertaintyMs"u8) ? 9
        : reader.ValueTextEquals("origin"u8) ? 10
        : -1;

    private static long? Number(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();

    private static string Kind(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            foreach (var kind in Kinds)
                if (reader.ValueTextEquals(kind)) return kind;
        return Text(ref reader, "");
    }

    private static string Text(ref Utf8JsonReader reader, string known) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException()
        : reader.ValueTextEquals(known) ? known
        : reader.GetString()!;
}
