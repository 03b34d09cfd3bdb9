using System.Data;
using Doingoai.Portal.Devices.Telemetry;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Tests.Devices.Telemetry;

/// <summary>SQLite's own interface beside ADO.NET: both must leave the same in the file.</summary>
public sealed class PreparedStatementsTests : IDisposable
{
    private static readonly Statement Add = new(
        "INSERT INTO one (id, number, real, text) VALUES (@p0, @p3, @p2, @p1) ON CONFLICT (id) DO NOTHING", DbType.Int32, DbType.String, DbType.Double, DbType.Int64);

    private static readonly Statement All = new("SELECT id, number, real, text, typeof(text) FROM one WHERE id >= @p0 ORDER BY id", DbType.Int32);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public PreparedStatementsTests()
    {
        _connection.Open();
        using var make = _connection.CreateCommand();
        make.CommandText = "CREATE TABLE one (id INTEGER PRIMARY KEY, number INTEGER, real REAL, text TEXT CHECK (text IS NULL OR length(text) < 20))";
        make.ExecuteNonQuery();
    }

    public static TheoryData<bool> Ways => [true, false];

    public void Dispose() => _connection.Dispose();

    [Theory, MemberData(nameof(Ways))]
    public void What_is_bound_comes_back(bool isOwn)
    {
        using var statements = Of(isOwn);
        ReadOnlyMemory<byte> came = "Cửa khẩu 口岸"u8.ToArray();

        Assert.Equal(1, statements.Run(Add, [1, "Lào Cai", 1.5, long.MaxValue]));
        Assert.Equal(1, statements.Run(Add, [2, came, -0.25, long.MinValue]));
        Assert.Equal(1, statements.Run(Add, [3, "", 0.0, 0]));
        Assert.Equal(1, statements.Run(Add, [4, ReadOnlyMemory<byte>.Empty, 0.0, 0]));
        Assert.Equal(1, statements.Run(Add, [5, (string?)null, 7.0, (long?)null]));

        Assert.Equal(
            [
                [1L, long.MaxValue, 1.5, "Lào Cai", "text"],
                [2L, long.MinValue, -0.25, "Cửa khẩu 口岸", "text"],
                [3L, 0L, 0.0, "", "text"],
                [4L, 0L, 0.0, "", "text"],
                [5L, null, 7.0, null, "null"],
            ],
            statements.Rows(All, [1]));
        Assert.Equal([5L], statements.Rows(All, [5]).Select(row => row[0]));
    }

    [Theory, MemberData(nameof(Ways))]
    public void What_was_there_already_changes_no_row(bool isOwn)
    {
        using var statements = Of(isOwn);

        Assert.Equal(1, statements.Run(Add, [1, "a", 0.0, 0]));
        Assert.Equal(0, statements.Run(Add, [1, "b", 0.0, 0]));
        Assert.Equal("a", statements.Rows(All, [0]).Single()[3]);
    }

    [Fact]
    public void A_statement_that_failed_can_be_run_again_and_leaves_the_transaction_to_be_rolled_back()
    {
        using var statements = Of(isOwn: true);
        using (_connection.BeginTransaction())
        {
            statements.Run(Add, [1, "a", 0.0, 0]);
            Assert.Throws<SqliteException>(() => statements.Run(Add, [2, new string('x', 20), 0.0, 0]));
        }

        Assert.Empty(statements.Rows(All, [0]));
        Assert.Equal(1, statements.Run(Add, [2, "b", 0.0, 0]));
    }

    [Theory, MemberData(nameof(Ways))]
    public void Words_that_are_no_statement_are_refused(bool isOwn)
    {
        using var statements = Of(isOwn);

        Assert.Throws<SqliteException>(() => statements.Run(new("INSERT INTO nowhere VALUES (1)"), []));
    }

    private IPreparedStatements Of(bool isOwn) => isOwn ? new SqliteStatements(_connection) : new AdoStatements(_connection);
}
