using Doingoai.Player.Health;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Health;

public sealed class MachineReadingsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 2 3 4", 150, 1000)]
    [InlineData("cpu  10 20 30 40 50 60 70 80 90 100\n", 270, 360)]
    [InlineData("cpu 1 1 1 1", 3, 4)]
    public void Processor_times_are_read(string stat, long busy, long total) => Assert.Equal(new ProcessorTimes(busy, total), ProcessorTimes.TryParse(stat));

    [Theory]
    [InlineData("")]
    [InlineData("cpu0 1 2 3 4 5")]
    [InlineData("cpu 1 2 3")]
    [InlineData("cpu 1 2 x 4 5")]
    [InlineData("cpu 1 2 -3 4 5")]
    [InlineData("cpu 99999999999999999999 2 3 4 5")]
    public void Other_texts_are_no_processor_times(string stat) => Assert.Null(ProcessorTimes.TryParse(stat));

    [Fact]
    public void Load_is_what_was_busy_in_between()
    {
        var earlier = new ProcessorTimes(100, 1000);

        Assert.Equal(25, new ProcessorTimes(150, 1200).PercentSince(earlier));
        Assert.Null(earlier.PercentSince(earlier));
        Assert.Equal(0, new ProcessorTimes(90, 1200).PercentSince(earlier)); // the kernel may count iowait back
    }

    [Theory]
    [InlineData("MemTotal:       16000 kB\nMemFree:   100 kB\nMemAvailable:    4000 kB\n", 75.0)]
    [InlineData("MemTotal: 16000 kB\nMemFree: 100 kB\n", null)]
    [InlineData("MemTotal: 0 kB\nMemAvailable: 0 kB\n", null)]
    [InlineData("MemTotal: 10 kB\nMemAvailable: 20 kB\n", null)]
    [InlineData("", null)]
    public void Memory_in_use_is_what_is_not_available(string meminfo, double? percent) => Assert.Equal(percent, MemoryUse.TryParse(meminfo));

    [Fact]
    public void A_machine_tells_what_it_has_and_nothing_else()
    {
        Write("proc/stat", "cpu 100 0 0 900");
        Write("proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 250 kB");
        Write("sys/class/thermal/thermal_zone0/temp", "48500\n");
        Write("sys/class/thermal/thermal_zone1/temp", "-274000\n");
        Write("sys/class/hwmon/hwmon0/temp1_input", "61250\n");
        Write("sys/class/hwmon/hwmon0/temp2_input", "garbage");
        var readings = Readings();

        var first = readings.Take().ToDictionary();
        Write("proc/stat", "cpu 150 0 0 950");
        var second = readings.Take().ToDictionary();

        Assert.DoesNotContain(MetricKeys.Cpu, first.Keys);
        Assert.Equal(50, second[MetricKeys.Cpu]);
        Assert.Equal(75, second[MetricKeys.Memory]);
        Assert.Equal(61.25, second[MetricKeys.Temperature]);
        Assert.InRange(second[MetricKeys.DiskFree], 0, 100);
        Assert.Subset(MetricKeys.All.ToHashSet(), second.Keys.ToHashSet());
    }

    [Fact]
    public void A_machine_without_any_of_it_says_little() => Assert.Equal([MetricKeys.DiskFree], Readings().Take().Select(reading => reading.Metric));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private MachineReadings Readings() => new(new MachineFiles(_root.Path), new Disk(), _root.Path);
}
