using System.Text;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>What is bound to a parameter, without a box for each number: a busy fleet writes a hundred thousand of them a second.</summary>
internal readonly struct SqlValue
{
    private readonly ReadOnlyMemory<byte> _utf8;

    private SqlValue(SqlValueKind kind, long integer = 0, double real = 0, string? text = null, ReadOnlyMemory<byte> utf8 = default) =>
        (Kind, Integer, Real, Text, _utf8) = (kind, integer, real, text, utf8);

    public SqlValueKind Kind { get; }

    public long Integer { get; }

    public double Real { get; }

    public string? Text { get; }

    /// <summary>Text as it came, valid UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    public static implicit operator SqlValue(long value) => new(SqlValueKind.Integer, integer: value);

    public static implicit operator SqlValue(long? value) => value is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(double value) => new(SqlValueKind.Real, real: value);

    public static implicit operator SqlValue(string? value) => value is null ? default : new(SqlValueKind.Text, text: value);

    public static implicit operator SqlValue(ReadOnlyMemory<byte> utf8) => new(SqlValueKind.Utf8, utf8: utf8);

    /// <summary>As ADO.NET takes it.</summary>
    public object ToObject() => Kind switch
    {
        SqlValueKind.Integer => Integer,
        SqlValueKind.Real => Real,
        SqlValueKind.Text => Text!,
        SqlValueKind.Utf8 => Encoding.UTF8.GetString(Utf8),
        _ => DBNull.Value,
    };
}

/// <summary>The default is nothing.</summary>
internal enum SqlValueKind
{
    Null,
    Integer,
    Real,
    Text,
    Utf8,
}
